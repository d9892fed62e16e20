"""Long lists in parts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_briefs.model.addresses import part
from mkdocs_briefs.pages.parts import Group, part_of

GROUPS = st.lists(st.integers(0, 9), max_size=6).map(
    lambda sizes: [Group(f"g{n}", f"G{n}", [f"{n}.{entry}" for entry in range(size)]) for n, size in enumerate(sizes)]
)


@given(GROUPS, st.integers(1, 7))
def test_the_parts_together_have_every_entry_once_and_in_order(groups: list[Group], size: int) -> None:
    parts = [part_of(groups, number, size) for number in range(1, part_of(groups, 1, size).of + 1)]
    assert [entry for one in parts for entry in one.entries] == [entry for group in groups for entry in group.entries]
    assert all(len(one.entries) == size for one in parts[:-1])
    assert len(parts[-1].entries) <= size
    assert parts[-1].entries or len(parts) == 1


@given(GROUPS, st.integers(1, 7))
def test_a_group_begins_where_its_list_of_contents_says(groups: list[Group], size: int) -> None:
    for beginning in part_of(groups, 1, size).groups:
        shown = [shown for shown in part_of(groups, beginning.part, size).shown if shown.group is beginning.group]
        assert [one.is_continued for one in shown] == [False]


def test_a_group_that_a_part_goes_on_with_is_marked() -> None:
    second = part_of([Group("a", "A", range(3)), Group("b", "B", range(9))], 2, 5)
    assert [(shown.group.key, list(shown.entries), shown.is_continued) for shown in second.shown] == [
        ("b", [2, 3, 4, 5, 6], True)
    ]


def test_a_list_without_entries_has_one_part() -> None:
    empty = part_of([Group("a", "A", [])], 1)
    assert (empty.of, empty.shown, empty.groups) == (1, (), ())


def near(number: int, of: int) -> tuple[int | None, ...]:
    return part_of([Group("a", "A", range(of))], number, 1).near


def test_the_pager_names_the_ends_and_those_beside() -> None:
    assert near(1, 1) == (1,)
    assert near(1, 3) == (1, 2, 3)
    assert near(5, 9) == (1, 2, 3, 4, 5, 6, 7, 8, 9)
    assert near(6, 12) == (1, None, 4, 5, 6, 7, 8, None, 12)
    assert near(20, 20) == (1, None, 18, 19, 20)


def test_a_part_stands_in_the_folder_of_its_list() -> None:
    assert part("archive/index.md", 1) == "archive/index.md"
    assert part("archive/index.md", 2) == "archive/page/2.md"
    assert part("countries/README.md", 3) == "countries/page/3.md"
    assert part("countries/chad.md", 2) == "countries/chad/page/2.md"
    assert part("index.md", 2) == "page/2.md"
