"""Tables with one line of text a cell, which is what the dialect has: merged cells are parted."""

from __future__ import annotations

from typing import Any

from mkdocs_briefs.importing.tree import BLOCKS, Element, elements, para, words

_BREAK: Element = {"t": "RawInline", "c": ["html", "<br>"]}


def plain_table(content: Any) -> tuple[list[Element], bool]:
    """A table's content as a caption and a table, and whether it had merged cells."""
    _, caption, specs, (head_attr, head), bodies, (_, foot) = content
    width = len(specs)
    rows = [row for _, _, inner, outer in bodies for row in (*inner, *outer)]
    if len(head) > 1:
        rows = [*head[1:], *rows]
    rows, merged = _plain_rows([*head[:1], *rows, *foot], width)
    no_caption: list[Any] = [None, []]
    table = {
        "t": "Table",
        "c": [
            ["", [], []],
            no_caption,
            [[align, {"t": "ColWidthDefault"}] for align, _ in specs],
            [head_attr, rows[: len(head[:1])]],
            [[["", [], []], 0, [], rows[len(head[:1]) :]]],
            [["", [], []], []],
        ],
    }
    captions = [para(block["c"]) if block["t"] == "Plain" else block for block in caption[1]]
    return [*captions, table], merged


def _plain_rows(rows: list[Any], width: int) -> tuple[list[Any], bool]:
    """Rows of ``width`` cells, each of one row and one column, and whether any were merged."""
    found, merged = [], False
    covered: dict[int, int] = {}
    for attr, cells in rows:
        left = list(cells)
        made: list[Any] = []
        while len(made) < width and (left or covered):
            column = len(made)
            if covered.get(column):
                covered[column] -= 1
                made.append(_cell([]))
                continue
            if not left:
                break
            _, align, down, across, blocks = left.pop(0)
            for offset in range(across):
                made.append(_cell(joined([_line(block) for block in blocks]) if not offset else [], align))
                if down > 1:
                    covered[column + offset] = down - 1
            merged = merged or down > 1 or across > 1
        made += [_cell([])] * (width - len(made))
        found.append([attr, made[:width]])
    return found, merged


def _cell(inlines: list[Element], align: Any = None) -> list[Any]:
    return [["", [], []], align or {"t": "AlignDefault"}, 1, 1, [{"t": "Plain", "c": inlines}] if inlines else []]


def _line(block: Element) -> list[Element]:
    """A block in one line."""
    kind, content = block["t"], block.get("c", [])
    if kind in ("Para", "Plain"):
        return [_BREAK if item["t"] == "LineBreak" else item for item in content]
    if kind == "Header":
        return [{"t": "Strong", "c": content[2]}]
    if kind == "CodeBlock":
        return joined([[{"t": "Code", "c": [["", [], []], line]}] for line in content[1].split("\n") if line])
    if kind in ("BulletList", "OrderedList"):
        items = content if kind == "BulletList" else content[1]
        lines = [joined([_line(inner) for inner in item]) for item in items]
        marks = ["•" if kind == "BulletList" else f"{number}." for number in range(1, len(lines) + 1)]
        return joined([[*words(f"{mark} "), *line] for mark, line in zip(marks, lines, strict=True)])
    if kind == "BlockQuote":
        return joined([_line(inner) for inner in content])
    inner = [item for item in elements(content) if item["t"] in BLOCKS and item["t"] not in ("Table", "Figure")]
    return joined([_line(item) for item in inner])


def joined(lines: list[list[Element]]) -> list[Element]:
    """Lines with breaks between them."""
    found: list[Element] = []
    for line in filter(None, lines):
        found += [_BREAK, *line] if found else line
    return found
