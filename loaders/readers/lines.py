"""One line of a text or Markdown file: its markup taken off, its list marker and footnote calls told apart."""

import re
from dataclasses import dataclass

from loaders.cited import Cited

_INPUT = re.compile(r"<input\b[^>]*\btype=[\"']?checkbox[\"']?[^>]*>", re.I)
_CELL = re.compile(r"</?(?:p|td|th|tr|table|tbody|thead|ol|ul|li|br|div)\b[^>]*>", re.I)
_MARKUP = re.compile(
    r"</?(?:i|b|u|em|strong|span|sup|sub|a|font)\b[^>]*>"  # inline HTML
    r"|\*\*|__(?=\S)|(?<=\S)__"  # strong
    r"|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])"  # emphasis
    r"|\[(?=[^\]\n]*\]\([^)\s]*\))|\]\([^)\s]*\)"  # links: their text stays
    r"|&nbsp;|\\(?=[()\[\]*_])",
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
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class Line:
    """One source line.

    Attributes:
        text: without markup, marker and footnote calls; empty for a blank line.
        cells: its cells where it is a table row, else empty.
        marker: its list marker; "#" signs of a heading; the number of a footnote.
        kind: "blank", "text", "footnote", "page" or "navigation".
        indent: blanks before it.
        notes: the footnotes it calls.
        ticked: it begins with a tick box.
    """

    number: int
    text: Cited
    cells: tuple[Cited, ...]
    marker: str
    kind: str
    indent: int
    notes: tuple[str, ...]
    ticked: bool


def read_line(source: str, start: int, end: int, number: int) -> Line:
    """Read the line between two offsets of the source."""
    raw = Cited.of(source, start, end)
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
    cells = _cells(raw)
    if cells:
        plain = [_plain(cell) for cell in cells]
        kept = tuple(text for text, _ in plain if text)
        if not kept:
            return Line(number, raw.cut(0, 0), (), "", "blank", indent, (), False)
        return Line(number, Cited.join(kept), kept, "", "text", indent, tuple(n for _, notes in plain for n in notes), False)
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


def _cells(raw: Cited) -> list[Cited]:
    """The cells of a row written in HTML, Markdown or with tabs; none for an ordinary line."""
    value = raw.value
    if _CELL.search(value):
        return raw.split(_CELL)
    if value.strip().startswith("|") and value.count("|") > 1:
        return [c for c in raw.split(r"(?<!\\)\|") if not re.fullmatch(r"[:\- ]+", c.value)]
    if "\t" in value.strip():
        return raw.split(r"\t+")
    return []


def _plain(text: Cited) -> tuple[Cited, tuple[str, ...]]:
    """The text without markup, HTML tick boxes as characters; and the footnotes it calls."""
    for match in reversed(list(_INPUT.finditer(text.value))):
        ticked = re.search(r"\bchecked\b", match[0], re.I)
        text = text.replaced(match.start(), match.end(), "☒" if ticked else "☐")
    text = text.without(_MARKUP)
    notes = tuple(m[0].strip("[]^").translate(_SUPERSCRIPTS) for m in _NOTE_CALL.finditer(text.value))
    return text.without(_NOTE_CALL).strip(), notes
