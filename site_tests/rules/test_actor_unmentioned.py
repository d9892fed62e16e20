"""Declared actors that a text never names."""

from __future__ import annotations

from site_tests.values import brief_front, reading

from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.mention import Mention, Section
from mkdocs_briefs.model.problem import Severity
from mkdocs_briefs.rules.actor_unmentioned import RULE

PROFILES = {
    "actors/body.md": "name: Synthetic Body\n",
    "actors/jane.md": "name: Jane Doe\nkind: person\naliases: [The Doe]\n",
    "actors/joan.md": "name: Joan Doe\nkind: person\n",
}


def corpus(*declared: str, named: tuple[str, ...] = (), elsewhere: tuple[str, ...] = ()) -> Corpus:
    """A brief ``a.md`` that declares some actors and names some, beside ``b.md``, which names others."""
    briefs = {"a.md": brief_front(*declared), "b.md": brief_front(title="Two")}
    found = reading({**PROFILES, **briefs})
    assert found.problems == ()
    resolve = found.publication.registry.resolve

    def mentions(page: str, names: tuple[str, ...]) -> tuple[Mention, ...]:
        return tuple(Mention(resolve(name), page, Section(), name, name, 0, linked=True) for name in names)

    return Corpus(found.publication, {"a.md": mentions("a.md", named), "b.md": mentions("b.md", elsewhere)}, {})


def messages(*declared: str, **texts: tuple[str, ...]) -> list[str]:
    return [problem.message for problem in RULE(corpus(*declared, **texts))]


def test_each_declared_actor_that_the_text_does_not_name_is_a_notice_on_the_line_of_its_name():
    found = list(RULE(corpus("Synthetic Body", "Jane Doe", "\n  Chad", named=("Jane Doe",))))
    assert [problem.message.partition(".")[0] for problem in found] == [
        'the text never mentions "Synthetic Body"',
        'the text never mentions "Chad"',
    ]
    assert [str(problem.location) for problem in found] == ["docs/a.md:6", "docs/a.md:7"]
    assert {problem.code.id for problem in found} == {"actor-unmentioned"}
    assert {problem.severity for problem in found} == {Severity.NOTICE}


def test_any_of_its_names_will_do():
    assert messages("Jane Doe", named=("The Doe",)) == []


def test_what_another_text_names_does_not_count():
    assert len(messages("Jane Doe", elsewhere=("Jane Doe",))) == 1


def test_who_is_named_and_not_declared_is_no_matter():
    assert messages(named=("Jane Doe",)) == []


def test_a_name_without_a_profile_may_be_a_slip_for_another():
    [message] = messages("Synthetic Bodey")
    assert message.endswith(
        '(a person\'s last name counts if the profile says kind: person). Did you mean "Synthetic Body"?'
    )


def test_a_name_with_a_profile_is_no_slip():
    assert not any("Did you mean" in message for message in messages("Jane Doe"))
    assert all("Did you mean" in message for message in messages("Jane Dow"))


def test_a_country_is_no_slip():
    assert not any("Did you mean" in message for message in messages("Niger", "Nigor"))


def test_a_name_that_is_near_to_no_other_is_no_slip():
    [message] = messages("Something Else Entirely")
    assert "Did you mean" not in message
