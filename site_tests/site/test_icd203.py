"""The option ``standards: icd203``: each rule has texts that break it and texts that do not; without it none is run."""

from __future__ import annotations

import json
import re

import pytest
from site_tests.mini_site import brief, build_site, rebuild

from mkdocs_briefs.cli.main import main
from mkdocs_briefs.rules import RULES

BIB = """\
@book{sound, title = {One}, date = {2001}, reliability = {B}, credibility = {2}}
@book{weak, title = {Two}, date = {2002}, reliability = {D}}
@book{odd, title = {Three}, date = {2003}, reliability = {A}, credibility = {5}}
@book{plain, title = {Four}, date = {2004}}
"""


def judged(more: str = "sources: plain", text: str = "Norway stays.", likelihood: str = "likely") -> str:
    return f"key_judgements:\n- text: {text}\n  likelihood: {likelihood}\n  {more}"


LIKELY = judged()  # lines 2 to 5; the text is on line 12

BREACHES = {
    "likelihood-mixed": [
        (brief("It is probable that Norway stays.", more=LIKELY), 12, 'write "likely"'),
        (brief("They probably stay. It is likely. It is very likely.", more="tags: x"), 9, 'write "likely"'),
        (
            brief("More.\n\nIt is likely. It is unlikely.\n\nThe odds:\n\n- a *remote* chance"),
            14,
            'write "almost no chance"',
        ),
        (
            brief(
                more=f"{LIKELY}\n- text: Chad stays.\n  likelihood: likely\n  sources: plain\n- text: It too.\n"
                "  likelihood: highly improbable\n  sources: plain"
            ),
            10,
            'write "very unlikely"',
        ),
        (
            brief(more=judged(text="It is nearly certain that Norway stays.", likelihood="very likely")),
            3,
            "almost certain",
        ),
    ],
    "likelihood-with-confidence": [
        (
            brief("We judge with high confidence that it is very likely that Norway stays."),
            8,
            '"very likely" and "high conf',
        ),
        (brief("One.\n\nIt is unlikely; our confidence is low."), 10, '"unlikely" and "confidence is low"'),
    ],
    "judgement-unsourced": [
        (brief(more=judged("confidence: low")), 3, 'Add "sources"'),
        (brief(more=judged("sources: nowhere")), 3, 'Add "sources"'),
    ],
    "judgement-weakly-sourced": [
        (brief(more=judged("sources: weak")), 5, '"weak" alone, which is graded D'),
        (brief(more=judged("sources:\n  - odd")), 5, '"odd" alone, which is graded 5'),
    ],
    "likelihood-absolute": [
        (brief("Norway will certainly stay."), 8, '"will certainly" leaves no doubt'),
        (brief("One.\n\nNorway is bound to stay."), 10, '"is bound to"'),
        (brief(more=judged(text="Chad will never leave.")), 3, '"will never"'),
    ],
    "judgement-vague": [
        (brief(more=judged(text="Norway may stay.")), 3, '"may" in a judgement'),
        (brief("It is unlikely that Chad could leave."), 8, '"could"'),
    ],
}
SOUND = [
    "It is likely that Norway stays. It is very unlikely that Chad does. It is almost certain that both know.",
    "It is probable that Norway stays. It is highly probable.",
    "The likely heir left a remote island for a probable cause; it is as likely as not, and most unlikely.",
    "We have high confidence in this. It is likely that Norway stays.",
    'It is likely. They wrote that it was “probable”, and that Chad “will certainly stay”, "with high confidence".',
    "> It is probable, and will certainly be so with high confidence.\n\nIt is likely.",
    "It is likely: `probable`.\n\n## What is probable\n\nText.",
    "Norway could stay, and may. In May it was likely.",
    "It is almost certain to stay, and is nearly so.",
]
SOUND_FRONTS = [
    judged("sources: sound"),
    judged("sources: [weak, odd]"),
    judged("confidence: high", text="Norway stays [@plain]."),
    judged("confidence: high", text="Norway stays, as @plain says."),
    judged(text="Norway stays until May."),
    f"{LIKELY}\n- text: Chad stays.\n  likelihood: very unlikely\n  sources: plain",
]
FILES = {
    "bib/a.bib": BIB,
    **{f"docs/{code}-{n}.md": text for code, cases in BREACHES.items() for n, (text, *_) in enumerate(cases)},
    **{f"docs/sound-{n}.md": brief(text) for n, text in enumerate(SOUND)},
    **{f"docs/front-{n}.md": brief(more=more) for n, more in enumerate(SOUND_FRONTS)},
    "docs/page.md": "---\nkind: page\n---\nIt is likely. It is probable. Norway will certainly stay.\n",
}
CASES = [(code, n, line, says) for code, cases in BREACHES.items() for n, (_, line, says) in enumerate(cases)]
CODES = {rule.code.id: rule for rule in RULES if rule.standards} | {
    rule.code.id: rule for rule in RULES if rule.code.id == "likelihood-mixed"
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return build_site(tmp_path_factory.mktemp("kept"), FILES, options={"standards": "icd203"})


def reported(built, page: str) -> list[str]:
    """The codes of our rules that are reported for a page."""
    found = [re.search(r"\d+: ([a-z-]+): ", message) for message in built.messages if f" docs/{page}.md:" in message]
    return [match[1] for match in found if match and match[1] in CODES]


@pytest.mark.parametrize(("code", "number", "line", "says"), CASES)
def test_what_breaks_a_rule_is_reported_once_on_its_line(built, code, number, line, says):
    assert reported(built, f"{code}-{number}") == [code]
    [message] = [m for m in built.messages if f": {code}: " in m and f" docs/{code}-{number}.md:" in m]
    assert f" docs/{code}-{number}.md:{line}: " in message
    assert says in message
    assert message.startswith("INFO" if CODES[code].code.severity.value == "notice" else "WARNING")


@pytest.mark.parametrize("number", range(len(SOUND)))
def test_sound_sentences_break_none(built, number):
    assert reported(built, f"sound-{number}") == []


@pytest.mark.parametrize("number", range(len(SOUND_FRONTS)))
def test_sound_judgements_break_none(built, number):
    assert reported(built, f"front-{number}") == []


def test_pages_that_are_no_briefs_are_not_checked(built):
    assert reported(built, "page") == []


def test_every_rule_has_a_case():
    assert BREACHES.keys() == CODES.keys()


def test_without_the_option_only_the_rows_of_judgements_are_checked(tmp_path):
    built = build_site(tmp_path, FILES)
    found = [code for page in FILES for code in reported(built, page.removeprefix("docs/").removesuffix(".md"))]
    assert found == ["likelihood-mixed"]
    assert any(" docs/likelihood-mixed-3.md:10: " in message for message in built.warnings())


def test_the_command_finds_the_same(built, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(built.root)
    main(["check"])
    said = capsys.readouterr()
    for code, number, line, _ in CASES:
        assert f"docs/{code}-{number}.md:{line}: {code}: " in said.out + said.err


def test_the_option_has_one_value(tmp_path):
    built = build_site(tmp_path, {"docs/a.md": brief()}, options={"standards": "icd230"})
    assert built.aborted
    assert any('Did you mean "icd203"?' in message for message in built.messages)


def test_what_rules_look_at_changes_no_page(built, tmp_path):
    other = build_site(tmp_path, FILES)
    for page in ("sound-0", "likelihood-mixed-0", "judgement-vague-1"):
        assert (other.root / f"site/{page}/index.html").read_text() == (
            built.root / f"site/{page}/index.html"
        ).read_text()
    data = [json.loads((site.root / "site/api/v1/briefs.json").read_text("utf-8")) for site in (built, other)]
    assert data[0] == data[1]


def test_what_is_kept_from_the_last_build_says_the_same(tmp_path):
    def reports(site) -> list[str]:
        return sorted(message for message in site.messages if " briefs: docs/" in message and ": title-" not in message)

    files = {path: FILES[path] for path in ("bib/a.bib", "docs/likelihood-absolute-0.md", "docs/judgement-vague-0.md")}
    first = build_site(tmp_path, files, options={"standards": "icd203"})
    again = rebuild(tmp_path)
    assert reports(first) == reports(again)
    assert len(reports(again)) == 2
