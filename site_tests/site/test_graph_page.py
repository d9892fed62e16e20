"""The page of the network in a real browser: what is drawn, and what readers do with it."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from site_tests.browser import served
from site_tests.mini_site import brief, build_site
from site_tests.values import brief_front, engine, reading

from mkdocs_briefs.exports.api import api_files
from mkdocs_briefs.exports.core import core_files
from mkdocs_briefs.exports.site import Site
from mkdocs_briefs.model.addresses import CORE, stem
from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.kinds import DRAWN, KINDS, OTHER, ActorKind
from mkdocs_briefs.pages.assets import ASSETS, script, style_sheet
from mkdocs_briefs.pages.page_specs import page_specs
from mkdocs_briefs.pages.renderer import Body, Renderer
from mkdocs_briefs.readers.world import read_bundled_world
from mkdocs_briefs.words.catalogue import ENGLISH

SCRIPTS = ASSETS / "graph"
SAMPLED = (
    *(kind.entry for kind in (ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.STATE, ActorKind.SYSTEM)),
    OTHER,
)
READY = ".network__stage[aria-busy=false]"
SMALL, LARGE = (40, 24), (500, 300)
BOTH = pytest.mark.parametrize("network", [SMALL, LARGE], ids=["small", "large"], indirect=True)


@dataclass(frozen=True)
class Network:
    """A served page of the network, and what its data say."""

    url: str
    actors: int
    briefs: int
    actor: str
    """The name of an actor, and the end of its address."""
    actor_url: str
    together: str
    """Whom the actor is most often named with."""


def sample(actors: int, briefs: int) -> Corpus:
    """Actors in groups of ten. Each brief names one of the first three, and the first and some others of one group."""
    fronts = {}
    for n in range(actors):
        kind = SAMPLED[n % len(SAMPLED)]
        said = f"kind: {kind.name}\n" if kind in KINDS else ""
        fronts[f"actors/a{n}.md"] = f"name: {kind.name.capitalize()} {n}\n{said}"
    for n in range(briefs):
        first = n % (actors // 10) * 10
        named = sorted({n % 3, first, *(first + (n * step) % 10 for step in (1, 3, 7))})
        names = [f"{SAMPLED[actor % len(SAMPLED)].name.capitalize()} {actor}" for actor in named]
        fronts[f"brief-{n}.md"] = brief_front(*names, title=f"Brief {n}")
    found = reading(fronts)
    assert found.problems == ()
    return Corpus(found.publication, mentions={}, citations={})


def write_site(folder: Path, actors: int, briefs: int, *, whole: bool = True) -> Network:
    """A site of one page of the network, in the markup of the template, and empty pages for those who are in it.

    With ``whole`` it is drawn at once, however large.
    """
    corpus = sample(actors, briefs)
    [spec] = [spec for spec in page_specs(corpus.publication, has_feeds=False) if spec.template == "graph.html"]
    renderer = Renderer(corpus, lambda _: engine(), {}, {}, world=read_bundled_world())
    html = renderer.render(spec, Body(""), lambda uri, _anchor="": f"../{address(uri)}", lambda _: True)
    if whole:
        html = re.sub(r'data-graph="[^"]*" data-whole="', 'data-graph="', html)
    head = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Network</title>'
        '<link rel="icon" href="data:,"><meta name="viewport" content="width=device-width">'
        '<link rel="stylesheet" href="/assets/briefs/briefs.css"></head>'
    )
    site = Site(corpus, name="", url="", address_of=address, reference_of=str, item_of=lambda _: {}, brief_sources={})
    data = {file.address: file.text for file in (*api_files(site), *core_files(site))}
    pages = [*corpus.publication.actors, *corpus.briefs]
    shutil.copytree(SCRIPTS, folder / "assets/briefs/graph")
    for path, text in {
        "graph/index.html": f"{head}<body>{html}</body></html>",
        **{name: data[name]() for name in ("api/v1/graph.json", CORE) if name in data},
        **{f"assets/briefs/{name}": style_sheet(name) for name in ("briefs.css", "graph/graph.css")},
        "assets/briefs/graph/words.js": script("graph/words.js", ENGLISH),
        **{
            f"{address(page.src_uri)}index.html": f"{head}<body>{getattr(page, 'name', '')}</body></html>"
            for page in pages
        },
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    [actor] = [actor for actor in corpus.publication.actors if actor.name == "Organisation 11"]
    together = corpus.network.companions(actor)[0].subject.name
    return Network("graph/", actors, briefs, actor.name, address(actor.src_uri), together)


def address(uri: str) -> str:
    """Of a page, from the root of the site; of a file of ours as it is."""
    return f"{uri.removesuffix('.md')}/" if uri.endswith(".md") else uri


@pytest.fixture(scope="module")
def network(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Network]:
    """A small network; a large one too, for tests marked ``BOTH``."""
    folder = tmp_path_factory.mktemp("network")
    found = write_site(folder, *getattr(request, "param", SMALL))
    with served(folder) as root:
        yield Network(root + found.url, found.actors, found.briefs, found.actor, found.actor_url, found.together)


@pytest.fixture
def page(browser: Browser, network: Network) -> Iterator[Page]:
    """The page, drawn, for a reader who wants no motion: what is asked for is there at once."""
    opened = browser.new_page(viewport={"width": 1440, "height": 1000}, reduced_motion="reduce")
    opened.goto(network.url)
    opened.wait_for_selector(READY)
    yield opened
    opened.close()


def picture(page: Page) -> str:
    """The drawing as it is now, after the next frame."""
    frame = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    page.evaluate(frame)
    return page.evaluate("document.querySelector('.network__canvas canvas').toDataURL()")


def colours(page: Page) -> dict[str, int]:
    """How many pixels of the drawing have each colour that a variable names."""
    return page.evaluate(
        """kinds => {
          const canvas = document.querySelector(".network__canvas canvas")
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height)
          const pixels = new Uint32Array(data.buffer)
          const style = getComputedStyle(canvas)
          const wanted = Object.fromEntries(kinds.map(kind => {
            const hexes = style.getPropertyValue(`--briefs-graph-${kind}`).match(/\\w\\w/g)
            const [r, g, b] = hexes.map(hex => parseInt(hex, 16))
            return [(255 << 24 | b << 16 | g << 8 | r) >>> 0, kind]
          }))
          const counted = Object.fromEntries(kinds.map(kind => [kind, 0]))
          for (const pixel of pixels) if (wanted[pixel]) counted[wanted[pixel]] += 1
          return counted
        }""",
        [kind.name for kind in DRAWN],
    )


def choose(page: Page, name: str) -> tuple[float, float]:
    """Find an actor by name; the spot where it is drawn: the middle of what the card leaves free."""
    page.fill("input[name=words]", name)
    page.locator(".network__name a", has_text=name).wait_for()
    stage, card = page.locator(".network__canvas").bounding_box(), page.locator(".network__card").bounding_box()
    beside = stage["width"] > 600
    x = stage["x"] + (stage["width"] + (card["width"] if beside else 0)) / 2
    y = stage["y"] + (stage["height"] - (0 if beside else card["height"])) / 2
    return x, y


def eventually(page: Page, condition: Callable[[], bool]) -> bool:
    """Whether the condition comes true; the page is given five seconds."""
    for _ in range(100):
        if condition():
            return True
        page.wait_for_timeout(50)
    return False


def at_a_node(page: Page) -> bool:
    """Whether the pointer's shape says that it is at a node."""
    return page.evaluate("document.querySelector('.network__stage').style.cursor") == "pointer"


def briefs_switch(page: Page):
    return page.locator("input[name=kind][value=brief]")


def test_the_library_is_the_one_that_is_recorded():
    readme = (SCRIPTS / "README.md").read_text("utf-8")
    library = (SCRIPTS / "force-graph.min.js").read_bytes()
    assert hashlib.sha256(library).hexdigest() in re.findall(r"`([0-9a-f]{64})`", readme)
    version = re.match(rb"// Version ([\d.]+) ", library)[1].decode()
    assert f"| {version} |" in readme
    licences = set(re.findall(r"`(LICENSE\.[\w.-]+)`", readme))
    assert licences == {path.name for path in SCRIPTS.glob("LICENSE.*")} != set()


def test_nothing_is_asked_of_another_host_and_nothing_fails(browser, network):
    page = browser.new_page()
    requests, failures = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("requestfailed", lambda request: failures.append(request.url))
    page.on("console", lambda message: failures.append(message.text))
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.goto(network.url)
    page.wait_for_selector(READY)
    briefs_switch(page).click()
    page.wait_for_selector(READY)
    choose(page, network.actor)
    page.keyboard.press("Escape")
    page.mouse.wheel(0, 300)
    page.wait_for_load_state("networkidle")
    site = network.url.removesuffix("graph/")
    assert any(url.endswith("graph.json") for url in requests)
    assert [url for url in requests if not url.startswith((site, "data:"))] == []
    assert failures == []
    page.close()


def test_every_kind_is_drawn_in_its_colour(page, network):
    seen = colours(page)
    assert min(seen[kind.name] for kind in SAMPLED if not kind.is_hollow) > 20
    assert f"{network.actors} actors" in page.inner_text(".network__status")


def test_the_picture_stands_still_when_it_is_drawn(browser, network):
    page = browser.new_page()
    page.goto(network.url)
    page.wait_for_selector(READY)
    drawn = picture(page)
    page.wait_for_timeout(300)
    assert picture(page) == drawn
    page.wait_for_timeout(2000)
    asked = "new Promise(done => setTimeout(() => done(count), 200))"
    frames = page.evaluate(
        f"""(() => {{
          let count = 0
          const ask = requestAnimationFrame
          window.requestAnimationFrame = act => (count++, ask(act))
          return {asked}
        }})()"""
    )
    assert frames == 0, "nothing happens, and nothing is computed"
    page.close()


def test_the_picture_is_the_same_each_time(page, network):
    drawn = picture(page)
    page.reload()
    page.wait_for_selector(READY)
    assert picture(page) == drawn


@BOTH
def test_search_brings_an_actor_into_view_and_a_click_leads_to_its_page(page, network):
    everything = picture(page)
    spot = choose(page, network.actor)
    assert picture(page) != everything
    assert page.inner_text(".network__kind").startswith("organisation · ")
    assert page.locator(".network__card li").first.inner_text() == network.together
    page.mouse.click(*spot)
    page.wait_for_url(f"**/{network.actor_url}")


def test_enter_chooses_what_begins_with_the_words_and_enter_again_opens_it(page, network):
    page.fill("input[name=words]", network.actor.lower()[:-1])
    page.keyboard.press("Enter")
    name = page.inner_text(".network__name")
    assert name.startswith(network.actor[:-1])
    page.keyboard.press("Enter")
    page.wait_for_url("**/actors/*/")
    assert page.inner_text("body") == name


def test_a_name_that_is_not_there_is_said_to_be_missing(page, network):
    page.fill("input[name=words]", "Nobody at all")
    page.keyboard.press("Enter")
    assert "Nobody at all" in page.inner_text(".network__status")
    assert page.locator(".network__card").is_hidden()


def test_the_card_leads_on_by_keyboard(page, network):
    choose(page, network.actor)
    page.locator(".network__card li button").first.focus()
    page.keyboard.press("Enter")
    page.locator(".network__name a", has_text=network.together).wait_for()
    assert page.evaluate("document.activeElement.textContent") == network.together
    page.keyboard.press("Escape")
    assert page.locator(".network__card").is_hidden()
    assert page.evaluate("document.activeElement.name") == "words"


def test_an_address_can_name_an_actor(browser, network):
    page = browser.new_page()
    page.goto(f"{network.url}#{network.actor_url.rstrip('/')}")
    page.wait_for_selector(READY)
    assert page.inner_text(".network__name") == network.actor
    page.close()


@pytest.mark.parametrize("hash_", ["%E0%A4%A", "%", "100%", "no-such-node", "table", "<img src=x onerror=alert(1)>"])
def test_an_address_that_names_nothing_is_ignored(browser, network, hash_):
    page = browser.new_page(reduced_motion="reduce")
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{network.url}#{hash_}")
    page.wait_for_selector(READY)
    assert page.locator(".network__card").is_hidden()
    assert page.locator(".network__fallback").is_hidden()
    assert errors == []
    page.close()


@BOTH
def test_briefs_are_shown_and_hidden(page, network):
    few = network.briefs <= 60
    assert briefs_switch(page).is_checked() is few
    pictures, sentences = [], []
    for _ in range(2):
        pictures.append(picture(page))
        sentences.append(page.inner_text(".network__status"))
        briefs_switch(page).click()
        page.wait_for_selector(READY)
    with_briefs, without = sentences if few else sentences[::-1]
    assert with_briefs.startswith(f"{network.actors} actors and {network.briefs} briefs.")
    assert without.startswith(f"{network.actors} actors. A line joins those named in the same brief")
    assert pictures[0] != pictures[1]


def test_a_kind_is_hidden(page, network):
    page.locator("input[name=kind][value=person]").click()
    page.wait_for_selector(READY)
    assert f"{network.actors * 4 // 5} actors" in page.inner_text(".network__status")
    seen = colours(page)
    assert seen["person"] == 0 < seen["state"]


def test_finding_somebody_who_is_hidden_shows_the_kind_again(page, network):
    box = page.locator("input[name=kind][value=organisation]")
    box.click()
    page.wait_for_selector(READY)
    choose(page, network.actor)
    page.wait_for_selector(READY)
    assert box.is_checked()


def test_pointing_lights_up_and_leaving_brings_back(page, network):
    spot = choose(page, network.actor)
    page.keyboard.press("Escape")
    before = picture(page)
    page.mouse.move(*spot)
    assert at_a_node(page)
    assert eventually(page, lambda: picture(page) != before)
    page.mouse.move(5, 5)
    assert eventually(page, lambda: picture(page) == before)


def test_a_node_can_be_dragged(page, network):
    x, y = choose(page, network.actor)
    page.keyboard.press("Escape")
    page.mouse.move(x, y)
    page.wait_for_timeout(1500)  # the library looks at the pointer's place every 800 ms at most
    view = "(({ x, y, k }) => [x, y, k])(document.querySelector('.network__canvas canvas').__zoom)"
    before = page.evaluate(view)
    page.mouse.down()
    page.mouse.move(x - 60, y - 70, steps=8)
    page.mouse.up()
    assert page.evaluate(view) == before, "the node is moved, not the picture"
    page.mouse.move(x, y)
    assert not at_a_node(page)
    page.mouse.move(x - 60, y - 70)
    assert at_a_node(page)
    assert page.url == network.url


def test_buttons_zoom_and_show_everything(page, network):
    everything = picture(page)
    page.get_by_role("button", name="Zoom in").click()
    closer = picture(page)
    page.get_by_role("button", name="Zoom out").click()
    page.get_by_role("button", name="Zoom out").click()
    assert len({everything, closer, picture(page)}) == 3
    page.get_by_role("button", name="Show everything").click()
    assert picture(page) == everything


@BOTH
def test_no_label_is_under_a_button(browser, network):
    page = browser.new_page(viewport={"width": 1440, "height": 1000}, reduced_motion="reduce")
    page.add_init_script(
        """window.labels = []
        const { fillText } = CanvasRenderingContext2D.prototype
        CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
          labels.push({ text, x, y, half: this.measureText(text).width / 2 })
          fillText.apply(this, arguments)
        }"""
    )
    page.goto(network.url)
    page.wait_for_selector(READY)
    covered = []
    for _ in range(4):
        page.evaluate("labels.length = 0")
        page.get_by_role("button", name="Zoom in").click()
        picture(page)
        drawn = page.evaluate("labels.map(label => label.text)")
        assert len(drawn) > 5
        assert [text for text in drawn if not re.fullmatch(r"[A-Z][a-z]+ \d+", text)] == []
        covered += page.evaluate(
            """() => {
              const { x, y } = document.querySelector(".network__canvas canvas").getBoundingClientRect()
              const within = (at, box) => at.x + at.half > box.left && at.x - at.half < box.right
                && at.y + 6 > box.top && at.y - 6 < box.bottom
              const seen = labels.map(label => ({ x: label.x + x, y: label.y + y, half: label.half }))
              const buttons = [...document.querySelectorAll(".network__zoom button")]
              return buttons.flatMap(button => seen.filter(label => within(label, button.getBoundingClientRect())))
            }"""
        )
    assert covered == []
    page.close()


def test_a_wheel_scrolls_the_page_until_the_picture_is_pressed(page, network):
    box = page.locator(".network__canvas").bounding_box()
    page.mouse.move(box["x"] + 5, box["y"] + 5)
    before = picture(page)
    page.mouse.wheel(0, 60)
    page.wait_for_function("scrollY > 0")
    assert page.locator(".network__hint").is_visible()
    assert picture(page) == before
    page.mouse.down()
    page.mouse.up()
    scrolled = page.evaluate("scrollY")
    page.mouse.wheel(0, -60)
    assert eventually(page, lambda: picture(page) != before)
    assert page.evaluate("scrollY") == scrolled
    page.locator(".network__hint").wait_for(state="hidden")


def test_the_colours_follow_the_palette(page, network):
    before = picture(page)
    page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    assert picture(page) != before
    assert colours(page)["state"] > 20


def test_every_control_has_a_name(page, network):
    unnamed = page.evaluate(
        """[...document.querySelectorAll(".network :is(button, input)")].filter(control =>
          !control.getAttribute("aria-label") && !control.labels?.[0]?.textContent.trim()).length"""
    )
    assert unnamed == 0
    assert page.get_by_role("checkbox", name="People").is_checked()
    assert page.get_by_role("combobox", name="Find").is_visible()


def test_on_a_telephone_a_tap_chooses_and_a_second_opens(browser, network):
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(network.url)
    page.wait_for_selector(READY)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    spot = choose(page, network.actor)
    page.get_by_role("button", name="Close").click()
    page.touchscreen.tap(*spot)
    page.locator(".network__name a", has_text=network.actor).wait_for()
    assert page.url == network.url
    page.touchscreen.tap(*spot)
    page.wait_for_url(f"**/{network.actor_url}")
    context.close()


@BOTH
def test_the_table_has_the_same_without_javascript(browser, network):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(network.url)
    assert page.locator(".network").is_hidden()
    assert page.locator(".network__fallback").is_visible()
    shown = network.actors if network.actors <= 80 else 40
    assert page.locator(".network-table tbody tr:visible").count() == shown
    row = page.locator("tbody tr", has=page.locator("th", has_text=re.compile(f"^{network.actor}$")))
    assert row.locator("td").nth(0).inner_text() == "organisation"
    assert row.locator("td").nth(2).locator("a").first.inner_text() == network.together
    assert re.fullmatch(r"\d+ briefs?", row.locator("td").nth(1).get_attribute("data-briefs"))  # on telephones
    row.locator("th a").click()
    assert page.url.endswith(network.actor_url)
    context.close()


def test_the_table_stays_when_the_data_cannot_be_had(browser, network):
    page = browser.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.route("**/graph.json", lambda route: route.fulfill(status=404))
    page.goto(network.url, wait_until="networkidle")
    assert page.locator(".network").is_hidden()
    assert page.locator(".network__fallback").is_visible()
    assert any("404" in error for error in errors)
    page.close()


def test_the_network_is_drawn_again_when_readers_come_back_without_a_reload(browser, tmp_path):
    (tmp_path / "site").mkdir()
    with served(tmp_path / "site") as root:
        theme = {"name": "material", "font": False, "features": ["navigation.instant"]}
        files = {"docs/index.md": "[Network](graph/index.md)", "docs/one.md": brief(actors="Ann Ash")}
        built = build_site(tmp_path, files, config={"theme": theme, "site_url": root})
        assert not built.aborted
        page = browser.new_page()
        with page.expect_response("**/sitemap.xml"):  # which says where pages can be put in place
            page.goto(root)
        page.evaluate("window.stays = true")
        for _ in range(2):
            page.locator("article a", has_text="Network").first.click()
            page.wait_for_selector(READY)
            assert page.evaluate("window.stays"), "the page was loaded anew"
            page.go_back()
            page.wait_for_url(root)
        page.close()


# A large network begins with its core


@pytest.fixture(scope="module")
def core(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Network]:
    folder = tmp_path_factory.mktemp("core")
    found = write_site(folder, *LARGE, whole=False)
    with served(folder) as root:
        yield Network(root + found.url, found.actors, found.briefs, found.actor, found.actor_url, found.together)


@pytest.fixture
def reader(browser: Browser, core: Network) -> Iterator[tuple[Page, list[str]]]:
    """A page, not opened yet, and the data that it reads."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, reduced_motion="reduce")
    page = context.new_page()
    read: list[str] = []
    page.on("request", lambda request: read.append(request.url.rsplit("/", 1)[1]) if ".json" in request.url else None)
    yield page, read
    context.close()


def status(page: Page) -> str:
    page.wait_for_selector(READY)
    return page.inner_text(".network__status")


def test_the_forty_best_connected_are_drawn_first_and_no_more_is_read(reader, core) -> None:
    page, read = reader
    page.goto(core.url)
    assert status(page).startswith("40 actors.")
    assert read == ["core.json"]
    assert page.locator(".network-table tbody tr").count() == 40


def test_all_are_drawn_when_asked_for(reader, core) -> None:
    page, read = reader
    page.goto(core.url)
    status(page)
    page.click(".network__all")
    page.wait_for_selector(".network__all", state="hidden")
    assert status(page).startswith(f"{core.actors} actors.")
    assert read == ["core.json", "graph.json"]


def test_who_is_not_in_the_core_is_found_with_those_around(reader, core) -> None:
    page, _ = reader
    page.goto(core.url)
    status(page)
    page.focus("input[name=words]")
    option = f"#network-names option[value='{core.actor}']"
    page.wait_for_selector(option, state="attached")
    page.fill("input[name=words]", core.actor)
    page.wait_for_selector(".network__card:not([hidden])")
    assert page.inner_text(".network__name") == core.actor
    assert int(status(page).split()[0]) <= 40


def test_one_comes_from_an_actor_s_page_to_the_actor(reader, core) -> None:
    page, read = reader
    known = sample(*LARGE).network.best_connected
    page.goto(f"{core.url}?of={stem(known[200].src_uri)}")
    page.wait_for_selector(".network__card:not([hidden])")
    assert page.inner_text(".network__name") == known[200].name
    assert int(status(page).split()[0]) <= 40
    assert read == ["core.json", "graph.json"]
