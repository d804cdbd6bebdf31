"""A text document taken apart, so that it can be printed again as PDF, DOCX and HTML, as its publisher would."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.readers.blocks import Block
from loaders.readers.text import read_text

NOTE_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
PLAIN_DIGITS = str.maketrans(NOTE_DIGITS, "0123456789")
BOX = re.compile(r"(?:([☒☐])|[xX](?=\s+[A-Z]))\s*")


@dataclass(frozen=True)
class Part:
    """One part of a document: a "heading", "paragraph", "item", "row", "note" or "page" (its end).

    Attributes:
        text: its text, footnote calls as superscript digits, tick boxes as ☒ and ☐.
        marker: an item's marker as printed; a note's number; a page's number.
        level: of a heading, or how deep an item stands.
        cells: a row's cells, each by its lines.
        adjacent: it stands on the next line of the part before; a row belongs to the table of the row before.
    """

    kind: str
    text: str = ""
    marker: str = ""
    level: int = 0
    cells: tuple[tuple[str, ...], ...] = ()
    adjacent: bool = False


def parts_of(text: str) -> list[Part]:
    """The parts of a text document; each cell of a line of loose cells is a row of a table of one column."""
    parts: list[Part] = []
    before: Block | None = None
    for block in read_text(text):
        parts += _parts(block, before)
        before = block
    return [p for p in parts if p.text or p.cells or p.kind == "page"]


def _parts(block: Block, before: Block | None) -> list[Part]:
    if block.kind == "furniture":
        return [Part("page", marker=block.marker)] if block.marker.isdigit() else []
    text = boxed(_text(block))
    if block.kind == "footnote":
        return [Part("note", block.value, block.marker)]
    if block.kind == "heading":
        marker = "" if block.marker.startswith("#") else f"{block.marker} "
        return [Part("heading", f"{marker}{text}".strip(), level=block.level)]
    if block.kind == "list_item":
        return [Part("item", text, block.marker, block.level, adjacent=block.adjacent)]
    if block.kind == "table_row":
        cells = [tuple(boxed(line) for line in cell.value.split("\n")) for cell in block.cells]
        calls = _missing(block, "")
        cells[-1] = (*cells[-1][:-1], cells[-1][-1] + calls)
        same = before is not None and before.kind == "table_row" and len(before.cells) == len(block.cells) and block.adjacent
        return [Part("row", cells=tuple(cells), adjacent=same)]
    return [Part("paragraph", text, adjacent=block.adjacent and before is not None and before.kind in ("paragraph", "list_item"))]


def boxed(text: str) -> str:
    """A text whose tick, if it begins with one, is a box."""
    box = BOX.match(text)
    return f"{box[1] or '☒'} {text[box.end() :]}" if box else text


def _text(block: Block) -> str:
    quote = re.sub(r"<(?!https?)/?[a-z][^>]*>|\*\*|(?<!\w)\*|\*(?!\w)", "", block.text.quote)
    plain = re.sub(rf"[{NOTE_DIGITS}]|\s", "", quote)
    text = quote if plain == re.sub(r"\s", "", block.value) else block.value
    return re.sub(r"\s+", " ", text) + _missing(block, text)


def _missing(block: Block, text: str) -> str:
    calls = (n.translate(str.maketrans("0123456789", NOTE_DIGITS)) for n in block.notes)
    return "".join(call for call in calls if call not in re.findall(rf"[{NOTE_DIGITS}]+", text))


def runs_of(text: str) -> list[tuple[str, str]]:
    """The text as pieces of ("text", …), ("call", number) and ("box", "☒" or "☐")."""
    found = []
    for piece in re.split(rf"([{NOTE_DIGITS}]+|[☒☐])", text):
        if piece:
            kind = "call" if piece[0] in NOTE_DIGITS else "box" if piece in "☒☐" else "text"
            found.append((kind, piece.translate(PLAIN_DIGITS) if kind == "call" else piece))
    return found


def tables_of(parts: Sequence[Part]) -> list[Part | list[Part]]:
    """The parts, the rows of one table together."""
    found: list[Part | list[Part]] = []
    for part in parts:
        last = found[-1] if found else None
        if part.kind == "row" and part.adjacent and isinstance(last, list):
            last.append(part)
        else:
            found.append([part] if part.kind == "row" else part)
    return found
