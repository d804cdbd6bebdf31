"""One line of a text or Markdown file: its markup taken off, its list marker and footnote calls told apart."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.cited import Cited

_INPUT = re.compile(r"<input\b[^>]*\btype=[\"']?checkbox[\"']?[^>]*>", re.I)
_CELL = re.compile(r"</?(?:p|td|th|tr|table|tbody|thead|tfoot|caption|ol|ul|li|br|div)\b[^>]*>", re.I)
_ROW = re.compile(r"</?(?:tr|table|tbody|thead|tfoot)\b[^>]*>", re.I)
_COLUMN = re.compile(r"</?(?:td|th)\b[^>]*>", re.I)
_BREAK = re.compile(r"<br\s*/?>", re.I)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_MARKUP = re.compile(
    r"</?(?:i|b|u|em|strong|span|sup|sub|a|font)\b[^>]*>"  # inline HTML
    r"|\*\*|__(?=\S)|(?<=\S)__"  # strong
    r"|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])"  # emphasis
    r"|\[(?=[^\]\n]*\]\([^)\s]*\))|\]\([^)\s]*\)"  # links: their text stays
    r"|\\(?=[()\[\]*_|])"
    r"|\f",  # a page's end inside a paragraph
    re.I,
)
_NOTE_CALL = re.compile(r"[⁰¹²³⁴-⁹]+|\[\^[\w-]+\](?!:)")
_NOTE_HEAD = re.compile(r"\s*(?:([⁰¹²³⁴-⁹]+)\s*|\[\^([\w-]+)\]:\s*)(?=\S)")
_BACK_REFERENCE = re.compile("↩\N{VARIATION SELECTOR-15}?\\s*$")
_MARKER = re.compile(r"\s*((?:[-•–▪■◦○➢►‣*·]\s+)?(?:\(?\d{1,3}[.)]|\(?[a-z][.)]|\([ivx]{1,4}\))|[-•–▪■◦○➢►‣*·](?:\s+[➢►‣▪])?)\s+(?=\S)")
TICK = re.compile(r"\s*(?:[☐☒☑✓✔✗□■]|\[[ xX]?\]|[xX](?=\s+[A-Z]))\s*")
_PAGE = re.compile(
    r"\s*(?:(?:page|seite|pagina|sida|página|strona)\s+(\d{1,4})(?:\s*(?:of|von|van|av|de|sur|z|/)\s*\d{1,4})?"
    r"|(\d{1,4})\s*/\s*\d{1,4}|[-–]\s*(\d{1,4})\s*[-–])\s*$",
    re.I,
)
_NAVIGATION = re.compile(r"(?:\s*\[[^\]]{2,40}\]){3,}\s*$|\s*[-_=*]{2,}\s*$")
_ROW_LINES = 200
"""Source lines of the longest HTML table row; what is longer was never closed."""

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class Line:
    """One source line.

    Attributes:
        text: without markup, marker and footnote calls; empty for a blank line.
        rows: the cells of each table row that it holds (several where a whole HTML table stands on one line), else empty.
        marker: its list marker; "#" signs of a heading; the number of a footnote.
        kind: "blank", "text", "footnote", "page" or "navigation".
        indent: blanks before it.
        notes: the footnotes it calls.
        ticked: it begins with a tick box.
        raw: the line as it stands in the source.
    """

    number: int
    text: Cited
    rows: tuple[tuple[Cited, ...], ...]
    marker: str
    kind: str
    indent: int
    notes: tuple[str, ...]
    ticked: bool
    raw: str = ""


def line_spans(source: str) -> Iterator[tuple[int, int, int]]:
    """The (start, end, number) of every line; the lines of one HTML table row are one."""
    at, row = 0, -1
    number = first = 1
    for number, raw in enumerate(source.split("\n"), 1):
        if row < 0:
            row, first = at, number
        end = at + len(raw.rstrip("\r"))
        at += len(raw) + 1
        if number - first < _ROW_LINES and _is_open_row(source, row, end):
            continue
        yield row, end, first
        row = -1
    if row >= 0:
        yield row, len(source), first


def _is_open_row(source: str, start: int, end: int) -> bool:
    """Whether an HTML table row begins between two places and does not end there."""
    opened = max(source.rfind("<tr", start, end), source.rfind("<TR", start, end))
    return opened >= 0 and source.find("</tr", opened, end) < 0 and source.find("</TR", opened, end) < 0


def read_line(source: str, start: int, end: int, number: int) -> Line:
    """Read the line between two offsets of the source."""
    return replace(_read(Cited.of(source, start, end), number), raw=source[start:end])


def _read(raw: Cited, number: int) -> Line:
    value = raw.value
    indent = len(value) - len(value.lstrip())
    page = _PAGE.match(value)
    if not value.strip() or page or _NAVIGATION.match(value):
        kind = "page" if page else "navigation" if value.strip() else "blank"
        return Line(number, raw.strip(), (), next((g for g in page.groups() if g), "") if page else "", kind, indent, (), False)
    note = _NOTE_HEAD.match(value)
    if note:
        text = _plain(raw.cut(note.end()))[0]
        return Line(number, text, (), (note[1] or note[2]).translate(_SUPERSCRIPTS), "footnote", indent, (), False)
    if _BACK_REFERENCE.search(value):
        marker = _MARKER.match(value)
        text = _plain(raw.cut(marker.end() if marker else 0))[0].without(_BACK_REFERENCE).strip()
        return Line(number, text, (), marker[1].rstrip(".)") if marker else "", "footnote", indent, (), False)
    rows, notes = _rows(raw)
    if rows:
        whole = Cited.join(cell for row in rows for cell in row)
        return Line(number, whole, rows, "", "text", indent, notes, False)
    if _is_row(value):
        return Line(number, raw.cut(0, 0), (), "", "blank", indent, (), False)
    return _text_line(raw, number, indent)


def _text_line(raw: Cited, number: int, indent: int) -> Line:
    value = raw.value
    heading = re.match(r"\s*(#{1,6})\s+", value)
    marker = None if heading else _MARKER.match(value)
    found = heading or marker
    text, notes = _plain(raw.cut(found.end() if found else 0))
    if not found:  # a marker may stand inside bold print: **a) …**
        marker = _MARKER.match(text.value)
        text = text.cut(marker.end()) if marker else text
    name = heading[1] if heading else marker[1].split()[-1] if marker else ""
    return Line(number, text, (), name, "text" if text else "blank", indent, notes, bool(TICK.match(text.value)))


def _is_row(value: str) -> bool:
    """Whether a line is written as table cells: in HTML, Markdown or with tabs."""
    return bool(_CELL.search(value)) or (value.strip().startswith("|") and value.count("|") > 1) or "\t" in value.strip()


def _rows(raw: Cited) -> tuple[tuple[tuple[Cited, ...], ...], tuple[str, ...]]:
    """The rows of a line written as table cells, and the footnotes they call; empty cells are left out."""
    value = raw.value
    if not _is_row(value):
        return (), ()
    if value.strip().startswith("|") and value.count("|") > 1:
        grid = [[c for c in raw.split(r"(?<!\\)\|") if not re.fullmatch(r"[:\- ]+", c.value)]]
    elif _COLUMN.search(value):
        grid = [row.split(_COLUMN) for row in raw.split(_ROW)]
        grid = [part for row in grid for part in ([row] if len(row) > 1 else [[piece] for piece in _pieces(row)])]
    elif _CELL.search(value):
        grid = [[cell] for cell in raw.split(_CELL)]
    else:
        grid = [raw.split(r"\t+")]
    plain = [[_cell(cell) for cell in row] for row in grid]
    rows = tuple(tuple(text for text, _ in row if text) for row in plain)
    return tuple(row for row in rows if row), tuple(n for row in plain for _, notes in row for n in notes)


def _pieces(row: list[Cited]) -> list[Cited]:
    return [piece for cell in row for piece in cell.split(_CELL)]


def _cell(cell: Cited) -> tuple[Cited, tuple[str, ...]]:
    """The text of one cell, its paragraphs and list items on a line each; and the footnotes it calls."""
    flat = Cited(cell.value.replace("\n", " "), cell.offsets, cell.source)
    plain = [_plain(piece) for piece in flat.split(_CELL)]
    kept = [text for text, _ in plain if text]
    return Cited.join(kept, "\n") if kept else cell.cut(0, 0), tuple(n for _, notes in plain for n in notes)


def _plain(text: Cited) -> tuple[Cited, tuple[str, ...]]:
    """The text without markup, HTML tick boxes and entities as characters; and the footnotes it calls."""
    for match in reversed(list(_INPUT.finditer(text.value))):
        ticked = re.search(r"\bchecked\b", match[0], re.I)
        text = text.replaced(match.start(), match.end(), "☒" if ticked else "☐")
    for match in reversed(list(_ENTITY.finditer(text.value))):
        character = html.unescape(match[0])
        if len(character) == 1 and (character.isprintable() or character.isspace()):
            text = text.replaced(match.start(), match.end(), " " if character.isspace() else character)
    text = text.without(_MARKUP)
    notes = tuple(m[0].strip("[]^").translate(_SUPERSCRIPTS) for m in _NOTE_CALL.finditer(text.value))
    return text.without(_NOTE_CALL).strip(), notes
