"""The reader of text and Markdown: lines become blocks, cut sentences become whole again.

Converters of PDF put footnotes, page numbers and repeated table heads wherever a page ended, often in the middle
of a sentence or a cell. They are lifted out, and the text on both sides is one block again, its offsets still true.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.cited import Cited
from loaders.readers.blocks import Block, Kind
from loaders.readers.furniture import without_furniture
from loaders.readers.lines import TICK, Line, line_spans, read_line

_ENDED = re.compile(r"[.?!:;][\"'”’)\]*]*$")
_OPEN_WORD = re.compile(
    r"(?:\b(?:the|a|an|of|to|in|on|and|or|for|by|with|from|that|which|at|as|is|are|be|this|its|their"
    r"|de|van|en|och|und|et)|,|-|–|/)$",
    re.I,
)
_CAPITALS = re.compile(r"(?:\d+(?:\.\d+)*\.?\s+)?[^a-z]*[A-Z][^a-z]*[A-Z][^a-z]*$")
_SECTION = re.compile(r"(?:section|chapter|part|annex)\s+[\dIVXA-Z]+\b", re.I)
_LABEL = re.compile(r"[^:]{3,60}:\s+\S")


def read_text(source: str, *, furnished: bool = True) -> list[Block]:
    """The blocks of a text or Markdown source, in order; offsets are into `source`.

    Args:
        furnished: it may hold running heads and page numbers; without it, a form feed is only the end of a page.
    """
    lines = [read_line(source, start, end, number) for start, end, number in line_spans(source)]
    lines = without_furniture(lines) if furnished else lines
    wrapped = _is_wrapped(lines)
    blocks: list[Block] = []
    gap = "blank"
    last: Line | None = None
    for line in lines:
        if line.kind == "blank":
            gap = "blank" if gap == "none" else gap
            continue
        if line.kind == "text" and blocks and _continue_note(blocks[-1], line, gap):
            blocks[-1] = _joined(blocks[-1], line)
            continue
        if line.kind != "text":
            blocks.append(_block(line, gap))
            gap = "none" if line.kind == "footnote" else "lifted"
            continue
        target = _continued(blocks, line, gap, last, wrapped)
        if target is None:
            blocks.extend(_blocks(line, gap))
        else:
            blocks[target] = _joined(blocks[target], line)
        gap, last = "none", line
    return _with_pages(_with_sections(_with_headings(blocks)), source)


def _continue_note(before: Block, line: Line, gap: str) -> bool:
    return before.kind == "footnote" and gap == "none" and not line.marker and not line.rows


def _block(line: Line, gap: str) -> Block:
    kind: Kind = "footnote" if line.kind == "footnote" else "furniture"
    return Block(kind, line.text, line.number, line.marker, adjacent=gap == "none")


def _blocks(line: Line, gap: str) -> list[Block]:
    """The block of a text line; one a row of a table (a loose HTML cell is a row of its own: it holds a label and its value)."""
    adjacent = gap == "none"
    if line.rows:
        return [
            Block("table_row", Cited.join(row), line.number, cells=row, notes=line.notes, adjacent=adjacent or i > 0)
            for i, row in enumerate(line.rows)
        ]
    if line.marker.startswith("#"):
        return [Block("heading", line.text, line.number, line.marker, len(line.marker), notes=line.notes)]
    kind: Kind = "list_item" if line.marker else "paragraph"
    return [Block(kind, line.text, line.number, line.marker, line.indent // 2, notes=line.notes, adjacent=adjacent)]


def _continued(blocks: Sequence[Block], line: Line, gap: str, last: Line | None, wrapped: bool) -> int | None:
    """The place of the block that this line continues, or None where it begins one."""
    if line.marker or line.rows or line.ticked or last is None:
        return None
    places = [i for i, b in enumerate(blocks[-40:], max(0, len(blocks) - 40)) if b.kind not in ("footnote", "furniture")]
    if not places:
        return None
    before = blocks[places[-1]]
    lower = line.text.value[:1].islower()
    if gap == "none":
        return places[-1] if _same_paragraph(before, line, last, lower, wrapped) else None
    if lower and len(places) > 1 and _is_repeated(blocks, places[-1]) and _is_open(blocks[places[-2]]):
        return places[-2]
    lifted = places[-1] != len(blocks) - 1
    if _is_open(before) and before.kind != "heading" and (lower or (lifted and len(before.value) > 40 and _OPEN_WORD.search(before.value))):
        return places[-1]
    return None


def _same_paragraph(before: Block, line: Line, last: Line, lower: bool, wrapped: bool) -> bool:
    """Whether an adjacent line is the next line of a paragraph, rather than a record of its own."""
    if before.kind in ("heading", "table_row"):
        return False
    value = before.value
    unclosed = value.count("(") > value.count(")")
    if lower or unclosed or line.text.value.startswith("(") or _OPEN_WORD.search(value):
        return not _ENDED.search(value) or unclosed or lower
    return wrapped and len(last.text) > 50 and not (_ENDED.search(value) and len(last.text) < 65)


def _is_open(block: Block) -> bool:
    return not _ENDED.search(block.value) and not TICK.match(block.value)


def _is_repeated(blocks: Sequence[Block], place: int) -> bool:
    """Whether the block stands word for word among those before it: a table head repeated after a page break."""
    value = blocks[place].value
    return len(value) > 20 and any(b.value == value for b in blocks[max(0, place - 60) : place])


def _joined(block: Block, line: Line) -> Block:
    text = Cited.join([block.text, line.text])
    cells = (*block.cells[:-1], Cited.join([block.cells[-1], line.text])) if block.cells else ()
    return replace(block, text=text, cells=cells, notes=block.notes + line.notes)


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Whether the file breaks its paragraphs into lines: many lines end open and go on in lower case on the next."""
    pairs = [(a, b) for a, b in pairwise(lines) if a.kind == b.kind == "text"]
    going = sum(1 for a, b in pairs if b.text.value[:1].islower() and not b.marker and not _ENDED.search(a.text.value))
    return len(pairs) > 20 and going > 0.3 * len(pairs)


def _with_headings(blocks: list[Block]) -> list[Block]:
    """Mark the paragraphs that are headings by their look: short, alone, no full stop; or capitals."""
    found = []
    for i, block in enumerate(blocks):
        alone = i + 1 == len(blocks) or not blocks[i + 1].adjacent
        level = _heading_level(block) if block.kind in ("paragraph", "list_item") and alone and not block.adjacent else 0
        found.append(replace(block, kind="heading", level=level) if level else block)
    return found


def _heading_level(block: Block) -> int:
    value = block.value
    if len(value) > 160 or len(value) < 3 or _ENDED.search(value) or TICK.match(value) or _LABEL.match(value) or value[0].islower():
        return 2 if len(value) < 220 and _SECTION.match(value) and _CAPITALS.match(value) else 0
    if _CAPITALS.match(value):
        return 2
    if block.kind == "list_item":
        return 0
    return 3 if len(value.split()) <= 14 and value[0].isalnum() and not value.endswith(",") else 0


def _with_sections(blocks: list[Block]) -> list[Block]:
    stack: list[tuple[int, str]] = []
    found = []
    for block in blocks:
        if block.kind == "heading":
            while stack and stack[-1][0] >= block.level:
                stack.pop()
        found.append(replace(block, section=tuple(title for _, title in stack)))
        if block.kind == "heading":
            stack.append((block.level, block.value))
    return found


def _with_pages(blocks: list[Block], source: str) -> list[Block]:
    """Number the blocks whose page is certain: by form feeds, else back from each page mark to the notes of the page before."""
    if "\f" in source:
        return [replace(b, page=1 + source.count("\f", 0, max(0, b.text.start))) for b in blocks]
    found = list(blocks)
    for mark, block in enumerate(blocks):
        if block.kind != "furniture" or not block.marker.isdigit():
            continue
        place, notes = mark, True
        while place >= 0 and (notes or blocks[place].kind not in ("footnote", "furniture")):
            notes = notes and blocks[place].kind in ("footnote", "furniture")
            found[place] = replace(found[place], page=int(block.marker))
            place -= 1
    return found
