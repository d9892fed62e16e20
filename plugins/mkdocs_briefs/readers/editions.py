"""The editions of a brief in several languages: ``translations``."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace

from mkdocs_briefs.model import codes
from mkdocs_briefs.model.addresses import stem
from mkdocs_briefs.model.brief import Brief
from mkdocs_briefs.model.problem import Problem, did_you_mean
from mkdocs_briefs.readers.paths import pages_at


def with_editions(
    briefs: Iterable[Brief], kept_back: Container[str], language: str
) -> tuple[tuple[Brief, ...], list[Problem]]:
    """The briefs, each with its editions, and the problems in ``translations``.

    One edition says for all that they belong together. In lists stands the one in the site's ``language``, or else the
    first that came out. ``kept_back`` are files that do not go out, by ``src_uri``: they are no editions yet.
    """
    by_page = {brief.src_uri: brief for brief in briefs}
    problems: list[Problem] = []
    groups = {page: {page: None} for page in by_page}  # dictionaries as sets that keep an order
    for brief in by_page.values():
        for number, path in enumerate(brief.fields.translations):
            pages = pages_at(brief.src_uri, path)
            page = next((page for page in pages if page in by_page), "")
            if page == brief.src_uri:
                message = f'"{path}" is this brief. Write the path of another edition.'
                problems.append(Problem(codes.UNKNOWN_BRIEF, brief.at("translations", number), message))
            elif page:
                together = groups[brief.src_uri] | groups[page]
                groups.update(dict.fromkeys(together, together))
            elif not any(page in kept_back for page in pages):
                near = did_you_mean(stem(path), (stem(uri) for uri in by_page if uri != brief.src_uri))
                way_out = near or " Write that of its file, as in suez-2027.fr.md."
                message = f'no brief has the path "{path}".{way_out}'
                problems.append(Problem(codes.UNKNOWN_BRIEF, brief.at("translations", number), message))
    found = dict(by_page)
    for group in {id(group): group for group in groups.values()}.values():
        editions = [by_page[page] for page in group if by_page[page].status != "withdrawn"]
        problems += _of_one_language(editions, language)
        if len(editions) > 1:
            found |= _joined(editions, language)
    return tuple(found.values()), problems


def _joined(editions: Iterable[Brief], language: str) -> Mapping[str, Brief]:
    editions = sorted(editions, key=lambda brief: (_code(brief, language), brief.src_uri))
    listed = min(editions, key=lambda brief: (_distance(brief, language), str(brief.date or "9"), brief.src_uri))
    pages = tuple(brief.src_uri for brief in editions)
    return {
        brief.src_uri: replace(brief, editions=pages, listed_as="" if brief is listed else listed.src_uri)
        for brief in editions
    }


def _of_one_language(editions: Iterable[Brief], language: str) -> Iterator[Problem]:
    first: dict[str, Brief] = {}
    for brief in editions:
        code = _code(brief, language)
        if (other := first.setdefault(code, brief)) is not brief:
            message = (
                f'this brief and {other.file} are editions of one brief, and both are in "{code}". '
                'Say with "lang" what language this one is in.'
            )
            problem = brief.at("lang") if brief.fields.lang else brief.at("translations")
            yield Problem(codes.INVALID_FIELD, problem, message)


def _code(brief: Brief, language: str) -> str:
    return brief.fields.lang or language


def _distance(brief: Brief, language: str) -> int:
    """0 for the site's language, 1 for another form of it, 2 for another language."""
    code = _code(brief, language).casefold()
    wanted = language.replace("_", "-").casefold()
    if code == wanted:
        return 0
    return 1 if code.partition("-")[0] == wanted.partition("-")[0] else 2
