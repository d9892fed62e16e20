"""Names that recur without a profile: from Markdown to prose, from prose to names, from names to suggestions."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from site_tests.values import brief_front, doc

from mkdocs_briefs.linking.nearness import NearNames
from mkdocs_briefs.linking.prose import passages
from mkdocs_briefs.linking.sentences import OMITTED
from mkdocs_briefs.linking.suggestions import Text, suggest
from mkdocs_briefs.model.actor import Actor
from mkdocs_briefs.model.kinds import ActorKind
from mkdocs_briefs.readers.gazetteer import read_gazetteer
from mkdocs_briefs.readers.publication import read_publication


def prose(markdown: str) -> list[str]:
    return [" ".join(passage.text.split()) for passage in passages(markdown)]


def suggestions(*bodies: str, profiles: dict[str, str] | None = None, minimum: int | None = 1):
    """What briefs with these texts suggest, beside profiles given as front matter by slug."""
    documents = {f"{n}.md": doc(brief_front(), body, file=f"briefs/{n}.md") for n, body in enumerate(bodies)}
    for slug, front in (profiles or {}).items():
        documents[f"actors/{slug}.md"] = doc(front, file=f"briefs/actors/{slug}.md")
    publication = read_publication(documents, {}, read_gazetteer()).publication
    texts = [Text(uri, d.file, d.body, d.body_line) for uri, d in documents.items() if "/" not in uri]
    return suggest(texts, publication, minimum)


def names(*bodies: str, **kwargs) -> list[str]:
    return [each.name for each in suggestions(*bodies, **kwargs).names]


# Markdown to prose


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("One *two* **three** _four_ ~~five~~.", ["One two three four five."]),
        ("A [link of Ash](https://example.org/Brook_(Cole) 'Title') here.", ["A link of Ash here."]),
        ("A [link][ref] here.\n\n[ref]: https://example.org/Brook 'Cole'\n", ["A link here."]),
        ("A note.[^Brook]\n\n[^Brook]: What Ash said.\n", ["A note.", "What Ash said."]),
        ("So [see Brook, @ash2001, p. 3; @brook] says.", [f"So {OMITTED} says."]),
        ("So @ash2001 says, and -@brook2002.", [f"So {OMITTED} says, and {OMITTED}."]),
        (r"An \@address and \*stars\*.", ["An @address and *stars*."]),
        ("Write to Ash.Brook@example.org now.", [f"Write to {OMITTED} now."]),
        ("See https://example.org/Brook. Then Ash.", [f"See {OMITTED}. Then Ash."]),
        ("See <https://example.org/Brook> now.", [f"See {OMITTED} now."]),
        ("The `Brook` and ``Cole ` Dale`` here.", [f"The {OMITTED} and {OMITTED} here."]),
        ("An ![Brook](Cole.png) image.", [f"An {OMITTED} image."]),
        ("Before.\n\n```python\nBrook = 1\n\nCole = 2\n```\n\nAfter.\n", ["Before.", "After."]),
        ("Before.\n\n~~~\n```\nBrook\n~~~\nAfter.\n", ["Before.", "After."]),
        ("Before.\n\n    Brook = 1\n\n    Cole = 2\n\nAfter.\n", ["Before.", "After."]),
        ("- Ash\n\n    more of Ash\n\n        Brook = 1\n\nAfter.\n", ["Ash", "more of Ash", "After."]),
        ("Ash <!-- Brook --> and <b title='Cole'>Dale</b>.", [f"Ash {OMITTED} and Dale."]),
        ("<div class='Brook' markdown>\nAsh\n</div>\n", [f"{OMITTED} Ash {OMITTED}"]),
        ("<script>\nBrook\n\nCole\n</script>\n\nAsh\n", ["Ash"]),
        ("## The *heading* of Ash {: #Brook }\n\nText.\n", ["The heading of Ash", "Text."]),
        ("Heading\n=======\nText.\n", ["Heading", "Text."]),
        ("> Ash said\n> more.\n", ["Ash said more."]),
        ("1. Ash\n2. Brook\n* [ ] Cole\n", ["Ash", "Brook", "Cole"]),
        ("| Ash | *Brook* |\n| --- | --- |\n| Cole | a \\| b |\n", ["Ash", "Brook", "Cole", "a | b"]),
        ('!!! note "The title"\n    Ash said.\n', ["The title", "Ash said."]),
        ("Term\n:   What Ash means.\n", ["Term", "What Ash means."]),
        ("*[ASH]: Brook\n\n[TOC]\n\n[references]\n\n***\n\nText of the ASH.\n", ["Text of the ASH."]),
        ("Ash&nbsp;Brook &amp; Cole", ["Ash Brook & Cole"]),
        ("Ash {{ macro.Brook }} and {% Cole %}.", [f"Ash {OMITTED} and {OMITTED}."]),
    ],
)
def test_what_is_prose(markdown, expected):
    assert prose(markdown) == expected


BLOCKS = st.sampled_from(
    [
        "# {}\n\n",
        "{} and {}\nsaid {}.\n\n",
        "- {}\n- {}\n\n    {}\n\n",
        "```\ncode\n\n```\n\n",
        "| {} | b |\n| - | - |\n| {} | [@key] |\n\n",
        "<!-- a\n\nb -->\n\n",
        "> {}\n> [{}](a\n'b') {}\n\n",
        "    code\n\n",
        "{} `a\nb` {} [see\n@key] {}.\n\n",
        '!!! note "{}"\n    {}\n\n',
        "Setext {}\n---\n",
    ]
)


@given(st.lists(BLOCKS, max_size=8))
def test_every_word_of_prose_is_on_its_line(blocks):
    counted = iter(range(1000))
    markdown = re.sub(r"\{\}", lambda _: f"Ash{next(counted)}x", "".join(blocks))
    seen = [
        (found[0], passage.line_at(found.start()))
        for passage in passages(markdown)
        for found in re.finditer(r"Ash\d+x", passage.text)
    ]
    lines = markdown.split("\n")
    assert seen == [(word, number) for number, line in enumerate(lines, 1) for word in re.findall(r"Ash\d+x", line)]


@given(st.text(alphabet=st.sampled_from("Aa \n\t#*_`~[](){}<>!|\\@^:-=.\"'&;/1$%\ue001é"), max_size=60))
def test_any_text_is_read(text):
    for passage in passages(text):
        assert 1 <= passage.line <= passage.line_at(len(passage.text)) <= text.count("\n") + 1
    suggestions(text)


# Prose to names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then Ann Ash spoke.", ["Ann Ash"]),
        ("It was Ann Mary Ash-Brook, J. Doe and A. B. Cole.", ["A. B. Cole", "Ann Mary Ash-Brook", "J. Doe"]),
        ("They met Anna von der Asche and Omar bin Brook al-Dale.", ["Anna von der Asche", "Omar bin Brook al-Dale"]),
        ("So von der Asche left.", ["von der Asche"]),
        ("He knew al-Brook and d'Ashe.", ["al-Brook", "d'Ashe"]),
        ("It was Kim Ash-un.", ["Kim Ash-un"]),
        ("We saw the Ministry of Foreign Affairs there.", ["Ministry of Foreign Affairs"]),
        ("We saw the Ministry of Trade and Industry there.", ["Ministry of Trade and Industry"]),
        ("We saw the Ministry of Trade and Brook there.", ["Brook", "Ministry of Trade"]),
        (
            "An Organisation for Ash and Co-operation in Europe met.",
            ["Organisation for Ash and Co-operation in Europe"],
        ),
        ("The Council on Ash Relations in Norway met.", ["Council on Ash Relations"]),
        ("It is the Treaty on the Non-Dispersal of Ash Trees.", ["Treaty on the Non-Dispersal of Ash Trees"]),
        ("The ABCD and the XYZ-4 met.", ["ABCD", "XYZ-4"]),
        ("ABCD met.", ["ABCD"]),
        ("It was WHO who met. WHO experts met.", ["WHO"]),
        ("It met Ash & Brook in the Dale.", ["Ash & Brook", "Dale"]),
        ("It met Ash and Brook.", ["Ash", "Brook"]),
        ("It met Ann\nAsh.", ["Ann Ash"]),
        ("It met Ann, Ash.", ["Ann", "Ash"]),
        ("- They met Ann\n- Ash", ["Ann"]),
        ("It met Ann Ash of Acme Works. And Ann Ash left.", ["Acme Works", "Ann Ash"]),
        ("It met Ann Ash of The Daily Brook.", ["Ann Ash", "The Daily Brook"]),
        ("It met Ann Ash of Norway.", ["Ann Ash"]),
        ("It crossed the Gulf of Norway.", ["Gulf of Norway"]),
        ("It was the E\u0301cole Ash.", ["École Ash"]),
    ],
)
def test_names(text, expected):
    assert sorted(names(text), key=str.casefold) == sorted(expected, key=str.casefold)


@pytest.mark.parametrize(
    "text",
    [
        "Ash was there.",  # its capital may be the sentence's
        "It ended. Ash was there. \u201cAsh,\u201d they said: Ash was (Ash was) there.",
        "## Ash and Brook\n\nText.",  # that of a heading may be the style's
        "## ABCD\n\nText.",
        "WARNING: DO NOT READ.",
        "It was in March, on Monday, on Friday 3 October.",
        "Then the President, the Prime Minister, the Foreign Minister and Mr. left.",
        "Then the Norwegian Defence Minister met the Minister of Foreign Affairs.",
        "So I said that I and A Plan.",
        "The Court read Article IV, Article 5, Resolution 1234 and Part II; see Chapter 3.",
        "In Norway the Norwegian and the Norwegians met US, Swedish and South American men in the Black Sea.",
        "It was Norwegian-Swedish, US-Swedish and Norway-backed.",
        "They spoke of Congo, the Congo and Korea.",
        "They saw The Ivory Coast, The Falkland Islands and both Ivory Coasts.",
        "Here the West and the Arab and Western European men, in the Treaty, the Convention and the Strait.",
        "A coup d'État.",
        "世界 and Правда-free текст in кириллице.",
    ],
)
def test_what_is_no_name(text):
    assert [name for name in names(text) if name.isascii()] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ash was there. They saw Ash.", ("Ash", 2)),
        ("## Ash\n\nThey saw Ash.", ("Ash", 2)),
        ("They saw \u201cAsh\u201d. Ash left.", ("Ash", 2)),
        ("When Ash left, they saw Ash. The Ash left.", ("Ash", 3)),
        ("Leaving Ash, they are leaving. They saw Ash.", ("Ash", 2)),
        ("Critics Ash knew; critics say that Ash won.", ("Ash", 2)),
        ("Ann Ash came. They saw Ann Ash.", ("Ann Ash", 2)),
        ("The Brook came. They are in The Brook.", ("The Brook", 2)),
        (
            "Then President Ash and the Norwegian Prime Minister Ash, Gen. Ash and Secretary-General Ash met.",
            ("Ash", 4),
        ),
        ("They read Ash's book, Ash\u2019s house and the Ash-led men, Ash-backed men.", ("Ash", 4)),
        ("It was Ash on Monday in May. Monday Ash left; they saw Ash Tuesday.", ("Ash", 3)),
        ("The President of the Supreme Ash Court, in the Supreme Ash Court.", ("Supreme Ash Court", 2)),
        ("It was Ash Council Resolution 5, and Ash Council.", ("Ash Council", 2)),
        ("In the General Assembly, the General Assembly met General Assembly.", ("General Assembly", 3)),
        ("They met Ann King and Ann King.", ("Ann King", 2)),
        ("They met Ann May in June, and Ann May in May.", ("Ann May", 2)),
    ],
)
def test_how_often(text, expected):
    assert [(each.name, each.count) for each in suggestions(text).names] == [expected]


WORDS = st.sampled_from(
    "Ash Brook Norway US Norwegian Ministry Court President Minister Dr. J. A IV 5 Monday May the The of and for on in"
    " Europe van der al-Brook d'Ash Ash's Ash-led & who WHO said, said. said: “Ash ” ( ) Article Leaving &".split()
)


@given(st.lists(WORDS, max_size=12), st.sampled_from(["", "## "]))
def test_a_name_is_in_the_text_as_it_is_given(words, before):
    text = before + " ".join(words)
    for found in suggestions(text).names:
        assert found.name in text
        assert found.name.split()[-1] not in ("of", "and", "the", "for", "on", "in", "van", "der", "&")
        assert found.count <= text.count(found.name)


# Names to suggestions


def test_a_suggestion_says_how_often_and_where():
    (found,) = suggestions("Text.\n\nWe saw Ann Ash.\n\nThen Ann Ash met Ann Ash.\n", "To Ann Ash.\n").names
    assert (found.name, found.count, found.briefs) == ("Ann Ash", 4, 2)
    assert [str(place) for place in found.places] == ["briefs/0.md:10", "briefs/0.md:12", "briefs/1.md:8"]


def test_a_name_recurs_three_times_or_in_two_briefs():
    text = "So Ash, Ash and Ash met Brook, Brook and Cole.\n"
    assert names(text, "But Cole left.\n", minimum=None) == ["Ash", "Cole"]
    assert names(text, "But Cole left.\n", minimum=3) == ["Ash"]


def test_the_most_frequent_come_first_and_then_by_name():
    assert names("So Dale, Élan, Ash, Cole and Cole.\n") == ["Cole", "Ash", "Dale", "Élan"]


def test_spellings_that_differ_in_accents_are_one_name():
    (found,) = suggestions("So Ánn Ásh, Ánn Ásh and Ann Ash.\n").names
    assert (found.name, found.count) == ("Ánn Ásh", 3)


def test_a_last_name_comes_with_the_whole():
    found = suggestions("So Ann Ash met Ash in the Bay of Ash.").names
    assert {each.name: each.longer for each in found}["Ash"] == ("Ann Ash",)


def test_names_with_a_profile_are_left_out():
    profiles = {
        "ash": "name: Ann Mary Ash\nkind: person\naliases: [The Ashtray]",
        "acme": "name: Acme Works\nkind: organisation\naliases: [AWX]",
    }
    text = "So Ann Mary Ash, Mary Ash, President Ash, the Ashtray, ACME WORKS, Norwegian Acme Works and AWX met Dale.\n"
    found = suggestions(text, profiles=profiles)
    assert [each.name for each in found.names] == ["Dale"]
    assert found.near == ()


def test_an_actor_that_is_only_declared_is_suggested():
    documents = {"a.md": doc(brief_front("Ann Ash"), "So Ann Ash left.\n")}
    publication = read_publication(documents, {}, read_gazetteer()).publication
    found = suggest([Text("a.md", "a.md", "So Ann Ash left.\n")], publication, 1)
    assert [each.name for each in found.names] == ["Ann Ash"]
    assert found.near == ()


def test_a_name_near_a_registered_one_is_told_however_rare():
    found = suggestions(
        "So Anna Ashwell left.\n", profiles={"a": "name: Anna Maria Ashwell\nkind: person"}, minimum=None
    )
    assert [(each.name, [actor.name for actor in each.near]) for each in found.near] == [
        ("Anna Ashwell", ["Anna Maria Ashwell"])
    ]
    assert found.names == ()


def test_a_name_that_differs_in_the_name_of_a_place_is_near_none():
    found = suggestions("So Bank Austria left.\n", profiles={"a": "name: Bank Australia"})
    assert found.near == ()


def test_profiles_with_names_near_one_another_are_told_once():
    profiles = {"a": "name: Anna Ashwell\nkind: person", "b": "name: Ana Ashwell\nkind: person", "c": "name: Bo Dale"}
    (pair,) = suggestions("Text.", profiles=profiles).twins
    assert [actor.name for actor in pair] == ["Ana Ashwell", "Anna Ashwell"]


@pytest.mark.parametrize(
    ("found", "registered", "kind"),
    [
        ("Anna Ashwel", "Anna Ashwell", "person"),
        ("Anna Ashwell", "Anna Maria Ashwell", "person"),
        ("Anna Maria Ashwell", "Anna Ashwell", "person"),
        ("Serguei Ash", "Sergey Ash", "person"),
        ("A. Ashwell", "Anna Ashwell", "person"),
        ("Ashwel", "Anna Ashwell", "person"),
        ("Ashwell", "Anna Ashwell", None),
        ("Ministry of Defense Works", "Ministry of Defence Works", "organisation"),
        ("Ash Council", "United Brooks Ash Council", "organisation"),
        ("UB Ash Council", "United Brooks Ash Council", "organisation"),
        ("Supreme Ash Court", "Supreme Ash Court of Norway", "organisation"),
        ("ASW", "Ash and Sons Works", "organisation"),
        ("Ash and Sons Works", "ASW", "organisation"),
        ("Pantsir S9", "Pantsir-S9", "system"),
    ],
)
def test_near(found, registered, kind):
    actor = Actor(registered, "actors/a.md", ActorKind(kind) if kind else None)
    assert NearNames([actor]).near(found) == (actor,)


@pytest.mark.parametrize(
    ("found", "registered", "kind"),
    [
        ("Anna Brookman", "Anna Ashwell", "person"),
        ("Berta Ashwell", "Anna Ashwell", "person"),
        ("Supreme Court of Sweden", "Supreme Court of Norway", "organisation"),
        ("Northern Ash Fleet", "Southern Ash Fleet", "organisation"),
        ("Northern Ash Fleet", "Southern Ash Fleet", None),
        ("Charter of the United Brooks", "United Brooks", "organisation"),
        ("United Brooks General Office", "United Brooks", "organisation"),
        ("Pantsir-S2", "Pantsir-S9", "system"),
        ("Widget2024", "Widget2025", "system"),
        ("Ash Works of Austria", "Ash Works of Australia", "organisation"),
        ("Iran", "Iraq", "state"),
        ("AA", "Anna Ashwell", "person"),
        ("U Board", "Union Board", "organisation"),
        ("Eastern Uplands", "EU", "organisation"),
        ("!", "?", None),
    ],
)
def test_not_near(found, registered, kind):
    actor = Actor(registered, "actors/a.md", ActorKind(kind) if kind else None)
    assert NearNames([actor], {"austria", "australia"}).near(found) == ()


@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from([None, *ActorKind]))
def test_any_two_names_can_be_compared(one, other, kind):
    actor = Actor(one, "actors/a.md", kind)
    assert NearNames([actor]).near(other) in ((), (actor,))
