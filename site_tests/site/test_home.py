"""The home page as a publication arranges it."""

from __future__ import annotations

from site_tests.mini_site import brief, build_site


def dated(day: int, region: str, more: str) -> str:
    return brief(title=f"Brief {day}", region=region, more=more).replace("2026-01-02", f"2026-01-{day:02}")


def test_parts_stand_in_the_order_of_the_configuration(tmp_path):
    regions = ["Norway", "Peru", "Norway", "Norway", "Norway", "Norway", "Norway"]
    more = "tags: [Treaties]\nseries: Who may pass"
    files = {f"docs/b{day}.md": dated(day, region, more if day < 3 else "") for day, region in enumerate(regions, 1)}
    home = [
        {"country": "NO"},
        {"series": "who-may-pass"},
        {"lead": "b5"},
        {"lead": "brief 2"},
        "newest",
        {"region": "South America"},
        {"tag": "treaties"},
    ]
    site = build_site(tmp_path, {**files, "docs/index.md": "# Home\n"}, options={"home": home})
    assert site.warnings() == []
    page = site.html("")
    assert [heading.get_text(" ", strip=True) for heading in page.select(".home :is(h2, h3)")] == [
        *("Norway 6 briefs", "Brief 7", "Brief 6", "Brief 4", "Brief 3"),
        *("Who may pass 2 briefs", "Brief 2", "Brief 1"),
        "Brief 5",
        "Brief 2",
        *("Newest briefs", "Brief 7", "Brief 6", "Brief 4", "Brief 3", "Brief 2", "Brief 1"),
        *("South America 1 brief", "Brief 2"),
        *("Treaties 2 briefs", "Brief 2", "Brief 1"),
    ]
    led = [site.target("", link) for link in page.select(".home-section a")]
    assert led == ["countries/norway/", "series/who-may-pass/", "regions/south-america/", "tags/treaties/"]


def test_a_part_whose_only_brief_leads_shows_it(tmp_path):
    files = {"docs/a.md": dated(1, "Peru", ""), "docs/b.md": dated(2, "Norway", "")}
    page = build_site(tmp_path, files, options={"home": ["lead", {"country": "Norway"}]}).html("")
    assert [title.text for title in page.select(".brief-card__title")] == ["Brief 2", "Brief 2"]
