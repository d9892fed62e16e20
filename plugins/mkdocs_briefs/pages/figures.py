"""The figures of a page, for templates: charts and maps of the corpus."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from markupsafe import Markup

from mkdocs_briefs.figures.calibration import calibration_svg
from mkdocs_briefs.figures.maps import MapCountry, legend, locator_svg, world_svg
from mkdocs_briefs.figures.neighbourhood import MAX_NEIGHBOURS, Neighbour, neighbourhood_svg
from mkdocs_briefs.figures.years import years_svg
from mkdocs_briefs.model import addresses
from mkdocs_briefs.model.actor import Subject, kind_of
from mkdocs_briefs.model.corpus import Corpus
from mkdocs_briefs.model.territory import Territory
from mkdocs_briefs.model.track_record import TrackRecord
from mkdocs_briefs.model.world import WorldMap
from mkdocs_briefs.words.catalogue import Words


class Figures:
    """Figures as SVG. ``href`` makes a link from the current page to another page or to a file of the plugin."""

    def __init__(self, corpus: Corpus, world: WorldMap, words: Words, href: Callable[[str], str]) -> None:
        self._corpus = corpus
        self._world = world
        self._words = words
        self._href = href

    def world(self) -> Markup:
        """The map of the world, with a link for each country that has a page, and its legend."""
        publication = self._corpus.publication
        countries = [
            MapCountry(
                code=country.alpha2,
                name=country.name,
                count=len(self._corpus.appearances.naming(country)),
                href=self._href(publication.page_of(country)),
            )
            for country in self._corpus.appearances.countries
        ]
        world, words = self._world, self._words
        note = f"<figcaption>{escape(words.gettext(world.note), quote=False)}</figcaption>" if world.note else ""
        return Markup(f"{world_svg(world, countries, words)}\n{legend(world, countries, words)}\n{note}")

    def locator(self, country: Territory) -> Markup:
        """The locator map of the country; empty if the map of the world does not have it."""
        return Markup(locator_svg(self._world, country.alpha2, country.name, self._href(addresses.LAND), self._words))

    def flag(self, country: Territory) -> str:
        """The link to its flag."""
        return self._href(addresses.flag(country.alpha2))

    def years(self, subject: Subject) -> Markup:
        """The chart of mentions by year."""
        return Markup(years_svg(self._corpus.appearances.years(subject), subject.name, self._words))

    def calibration(self, record: TrackRecord) -> Markup:
        """The chart of a track record."""
        return Markup(calibration_svg(record, self._words))

    def neighbourhood(self, subject: Subject) -> Markup:
        """The diagram of subjects in the same briefs, of which it needs one more than it shows."""
        neighbours = [
            Neighbour(
                name=companion.subject.name,
                kind=kind_of(companion.subject),
                count=companion.count,
                href=self._href(self._corpus.publication.page_of(companion.subject)),
            )
            for companion in self._corpus.network.companions(subject, MAX_NEIGHBOURS + 1)
        ]
        return Markup(neighbourhood_svg(subject.name, neighbours, self._words))
