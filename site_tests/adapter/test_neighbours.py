"""What other plugins do, of any name: hooks stand for them. By name they are in ``site_tests/neighbours``."""

from __future__ import annotations

import pytest
from site_tests.mini_site import brief
from site_tests.values import BIB

HOME = "# Home\n"


def hook(site, source: str, files: dict[str, str], **config: object):
    everything = {"docs/index.md": HOME, "bib/a.bib": BIB, "hook.py": source, **files}
    return site(everything, config={"hooks": ["hook.py"], **config}, strict=True)


@pytest.mark.parametrize("plugins", [["blog", "briefs"], ["briefs", "blog"]])
def test_a_blog_lists_its_posts_which_may_cite(site, plugins):
    post = "---\ntitle: Post\ndate: 2024-03-04\n---\n\nHello [@ash2001] and [[Norway]].\n\n<!-- more -->\n\nRest.\n"
    files = {"docs/index.md": HOME, "docs/blog/index.md": "# Blog\n", "docs/blog/posts/p.md": post, "bib/a.bib": BIB}
    built = site(files, config={"plugins": plugins}, strict=True)
    assert not built.warnings()
    listed = built.html("blog/")
    assert "(Ash 2001)" in listed.select_one("article.md-post").text
    assert not listed.select("a.citation, [id^=cite-], a.actor-link, [id=references]")
    assert built.html("blog/2024/03/04/post/").select("li#ref-ash2001")
    assert built.html("bibliography/").select("a[href$='blog/2024/03/04/post/'], a[href*='blog/2024/03/04/post/#']")


def test_front_matter_that_others_set_stays(site):
    source = (
        "from mkdocs.plugins import event_priority\n"
        "@event_priority(1000)\n"
        "def on_page_markdown(markdown, page, **_):\n"
        "    page.meta['description'] = page.meta['robots'] = 'by-hook'\n"
    )
    built = hook(site, source, {"docs/one.md": brief(more="robots: by-file", title="One")})
    assert built.html("one/").select("meta[name=description][content=by-hook]")


def test_what_is_rendered_within_a_page_takes_nothing_from_it(site):
    source = (
        "import markdown\n"
        "from markdown.extensions import Extension\n"
        "from markdown.preprocessors import Preprocessor\n"
        "class Inner(Preprocessor):\n"
        "    def run(self, lines):\n"
        "        markdown.Markdown(extensions=CONFIG.markdown_extensions[:-1] + [OURS]).convert('Oman')\n"
        "        return lines\n"
        "class Outer(Extension):\n"
        "    def extendMarkdown(self, md):\n"
        "        md.preprocessors.register(Inner(md), 'inner', 1)\n"
        "def on_config(config):\n"
        "    global CONFIG, OURS\n"
        "    CONFIG, OURS = config, config.markdown_extensions[-1]\n"
        "    config.markdown_extensions.append(Outer())\n"
    )
    built = hook(site, source, {"docs/one.md": brief("Sweden [@ash2001].")})
    assert built.html("one/").select("li#ref-ash2001")
    assert built.has("countries/sweden/")
    assert not built.has("countries/oman/")


def test_a_country_that_only_a_text_names_may_be_in_the_navigation(site):
    nav = ["index.md", {"Albania": "countries/albania.md"}]
    built = site({"docs/index.md": HOME, "docs/one.md": brief("Albania.")}, config={"nav": nav}, strict=True)
    assert not built.warnings()
    assert built.html("").select(".md-nav a[href='countries/albania/']")
    assert built.html("countries/albania/").select("a[href$='one/']")


def test_pages_of_countries_have_the_events_of_other_plugins(site):
    source = (
        "SEEN = set()\n"
        "def on_page_markdown(markdown, page, **_):\n"
        "    SEEN.add(page.file.src_uri)\n"
        "def on_page_context(context, page, **_):\n"
        "    assert page.file.src_uri in SEEN and page.file.abs_src_path, page.file.src_uri\n"
    )
    assert hook(site, source, {"docs/one.md": brief("Sweden.")}).has("countries/sweden/")


def test_a_draft_that_another_plugin_adds_late_ends_the_build(site):
    source = (
        "from mkdocs.structure.files import File\n"
        "def on_nav(nav, config, files):\n"
        "    file = File.generated(config, 'late.md', content='---\\nstatus: draft\\n---\\nSecret.\\n')\n"
        "    files.append(file)\n"
        "    from mkdocs.structure.pages import Page\n"
        "    Page(None, file, config)\n"
    )
    built = hook(site, source, {})
    assert built.aborted
    assert [message for message in built.messages if "late.md:1: the file is published" in message]


def test_a_plugin_that_takes_our_citations_is_refused(site):
    bibtex = {"bibtex": {"bib_file": "bib/a.bib"}}
    built = site({"docs/index.md": HOME, "bib/a.bib": BIB}, config={"plugins": ["briefs", bibtex]})
    assert built.aborted
    assert [message for message in built.messages if "mkdocs-bibtex reads the same citations" in message]


def test_deleted_text_is_not_counted(site):
    config = {"markdown_extensions": [{"pymdownx.critic": {"mode": "view"}}]}
    built = site({"docs/index.md": HOME, "docs/one.md": brief("{--Oman--} {++Sweden++}")}, config=config)
    assert built.has("countries/sweden/")
    assert not built.has("countries/oman/")


CONTENTS = """
def on_post_page(output, page, config):
    if page.file.src_uri == "actors/jane-roe.md":
        config.extra["then"] = page.content

def on_post_build(config):
    files = config.plugins["briefs"].build._reading.pages.files
    print("then", "mention__quote" in config.extra["then"], "at the end", files["actors/jane-roe.md"].page.content)
"""


def test_pages_that_are_written_have_their_text_alone(site, capsys):
    """Whole pages of a large site would fill the memory; plugins that look at one while it is written see it whole."""
    files = {
        "docs/actors/jane-roe.md": "---\nname: Jane Roe\n---\nThe profile.\n",
        "docs/x.md": brief("Jane Roe said so in public."),
    }
    hook(site, CONTENTS, files)
    assert capsys.readouterr().out == "then True at the end <p>The profile.</p>\n"
