"""HTML elements to the canonical text: headings, paragraphs, lists, tables, tick boxes and footnotes of a page or a Word file."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from graph.errors import SourceError
from loaders.readers import canonical
from loaders.readers.dom_notes import Notes, is_back_link

MAX_DEPTH = 150
"""How deep elements may stand in each other; the deepest page of a ministry seen has 40."""

SILENT = frozenset(
    [
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "canvas",
        "iframe",
        "object",
        "embed",
        "audio",
        "video",
        "img",
        "picture",
        "map",
        "button",
        "dialog",
        "datalist",
    ]
)
"""Elements whose content is not text of the document."""

_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "input",
        "ins",
        "kbd",
        "label",
        "mark",
        "output",
        "q",
        "ruby",
        "s",
        "samp",
        "select",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "textarea",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_TEXT = "-text"


class Rendering:
    """The canonical text of some elements, as it grows.

    Args:
        name: the file, for errors.
        notes: the footnotes of the page.
        levels: the page's heading levels to canonical ones.
        skipped: elements to leave out, by their memory id.
    """

    def __init__(self, name: str, notes: Notes, levels: dict[int, int], skipped: frozenset[int] = frozenset()) -> None:
        self._name, self._notes, self._levels, self._skipped = name, notes, levels, skipped
        self._out: list[str] = []
        self._buffer: list[str] = []
        self._nesting = 0
        self._marker = ""
        self._adjacent = False

    @property
    def text(self) -> str:
        """The text so far."""
        self._flush()
        return "\n".join(self._out).strip("\n") + "\n"

    def add(self, node: LexborNode, depth: int = 0) -> None:
        """Render an element, and all in it."""
        self._check(depth)
        tag = node.tag or ""
        if tag == _TEXT or tag in _INLINE or tag == "br":
            self._buffer.append(self._inline(node, depth))
        elif tag in SILENT or node.mem_id in self._skipped or tag.startswith(("-", "!")):
            return
        elif self._notes.number_of(node):
            self._flush()
            self._put(canonical.note(self._notes.number_of(node), self._note_text(node, depth)))
        elif tag in _HEADINGS:
            self._heading(node, _HEADINGS[tag], depth)
        elif tag in ("ul", "ol", "menu"):
            self._list(node, depth)
        elif tag == "dl":
            self._definitions(node, depth)
        elif tag == "table":
            self._table(node, depth)
        elif tag == "pre":
            self._flush()
            self._buffer.append(node.text())
            self._flush()
        else:
            self._flush()
            self._children(node, depth)
            self._flush()

    def _children(self, node: LexborNode, depth: int) -> None:
        for child in node.iter(include_text=True):
            self.add(child, depth + 1)

    def _check(self, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise SourceError(
                self._name, f"its elements stand more than {MAX_DEPTH} deep in each other", "This is no policy document; check the file"
            )

    def _put(self, text: str, *, adjacent: bool = False) -> None:
        if self._out and not adjacent:
            self._out.append("")
        self._out.append(text)

    def _flush(self) -> None:
        lines = [line for line in map(canonical.squeezed, "".join(self._buffer).split("\n")) if line]
        if not lines or lines[-1] in (canonical.TICKED, canonical.UNTICKED):
            if lines:
                self._buffer[:] = ["\n".join(lines), " "]  # a box whose label is the next block
            return
        self._buffer.clear()
        depth = max(0, self._nesting - 1)
        for line in lines:
            if self._marker:
                self._put(canonical.item(line, self._marker, depth), adjacent=self._adjacent)
            else:
                self._put("  " * (depth + 1) * bool(self._nesting) + line, adjacent=self._adjacent)
            self._marker, self._adjacent = "", True
        self._adjacent = bool(self._nesting)

    def _heading(self, node: LexborNode, level: int, depth: int) -> None:
        self._flush()
        text = canonical.squeezed(self._inline(node, depth))
        if text:
            self._put(canonical.heading(text, self._levels.get(level, level)))
        self._adjacent = False

    def _list(self, node: LexborNode, depth: int) -> None:
        self._flush()
        ordered = node.tag == "ol"
        number = _whole(node.attributes.get("start"), 1)
        self._nesting += 1
        self._adjacent = self._nesting > 1
        for child in node.iter(include_text=True):
            if child.tag != "li" or self._notes.number_of(child) or child.mem_id in self._skipped:
                self.add(child, depth + 1)
                continue
            number = _whole(child.attributes.get("value"), number)
            self._marker = _label(number, node.attributes.get("type") or "1") if ordered else "-"
            number += 1
            self._children(child, depth + 1)
            self._flush()
        self._nesting -= 1
        self._marker, self._adjacent = "", bool(self._nesting)

    def _definitions(self, node: LexborNode, depth: int) -> None:
        """Terms and their definitions, as rows of two cells."""
        self._flush()
        term: list[str] = []
        adjacent = False
        for child in node.traverse():
            if child.tag == "dt":
                term = self._lines(child, depth)
            elif child.tag == "dd":
                self._put(canonical.row([term, self._lines(child, depth)] if term else [self._lines(child, depth)]), adjacent=adjacent)
                term, adjacent = [], True

    def _table(self, node: LexborNode, depth: int) -> None:
        self._flush()
        adjacent = False
        for line in _rows(node):
            if line.tag == "caption":
                self._children(line, depth)
                self._flush()
                continue
            cells = [c for c in line.iter() if c.tag in ("td", "th") and c.mem_id not in self._skipped]
            layout = [c for c in cells if _is_layout(c, alone=len(cells) == 1)]
            plain = [self._lines(c, depth) for c in cells if c not in layout]
            if any(plain):
                self._put(canonical.row(plain), adjacent=adjacent)
                adjacent = True
            for cell in layout:
                self._children(cell, depth + 1)
                self._flush()
                adjacent = False
        self._adjacent = False

    def _lines(self, cell: LexborNode, depth: int) -> list[str]:
        """The lines of a cell; a tick box stands on the line of its label."""
        lines: list[str] = []
        for line in filter(None, map(canonical.squeezed, self._inline(cell, depth).split("\n"))):
            if lines and lines[-1] in (canonical.TICKED, canonical.UNTICKED):
                lines[-1] += f" {line}"
            else:
                lines.append(line)
        return lines

    def _note_text(self, node: LexborNode, depth: int) -> str:
        return re.sub(r"^\s*[\[(]?\d{1,3}[\])]?[.:]?\s+", "", " ".join(self._inline(node, depth).split()))

    def _inline(self, node: LexborNode, depth: int) -> str:
        """The text of an element, a line break where a block begins or ends in it."""
        self._check(depth)
        tag = node.tag or ""
        if tag == _TEXT:
            return re.sub(r"\s+", " ", node.text_content or "")
        if tag == "br":
            return "\n"
        if tag in SILENT or node.mem_id in self._skipped or is_back_link(node):
            return ""
        if tag in ("input", "select", "textarea"):
            return _control(node)
        number = self._notes.call_of(node)
        if number:
            return canonical.raised(number)
        inside = "".join(self._inline(child, depth + 1) for child in node.iter(include_text=True))
        if tag == "sup" and inside.strip().isdigit():
            return canonical.raised(inside.strip())
        return inside if tag in _INLINE else f"\n{inside}\n"


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    """The rows of a table and its caption; those of tables inside it are not among them."""
    for child in table.iter():
        if child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child)
        elif child.tag in ("tr", "caption"):
            yield child


def _is_layout(cell: LexborNode, *, alone: bool) -> bool:
    """Whether a cell only places things on the page: it holds a table, or it is alone in its row and holds headings."""
    return bool(cell.css("table") or (alone and cell.css("h1, h2, h3, h4")))


def _control(node: LexborNode) -> str:
    """What a form's control says: a box, the option chosen, the text filled in."""
    kind = (node.attributes.get("type") or "text").lower()
    if node.tag == "select":
        chosen = [o for o in node.css("option") if "selected" in o.attributes]
        return " ".join(o.text().strip() for o in chosen)
    if node.tag == "textarea":
        return node.text()
    if kind in ("checkbox", "radio"):
        return f"{canonical.TICKED if 'checked' in node.attributes else canonical.UNTICKED} "
    return node.attributes.get("value") or "" if kind in ("text", "number", "date", "email", "url") else ""


def _whole(value: str | None, otherwise: int) -> int:
    return int(value) if value and re.fullmatch(r"-?\d{1,6}", value) else otherwise


def _label(number: int, kind: str) -> str:
    """The number of a list item as browsers print it."""
    if kind in ("a", "A") and 0 < number <= 26:
        return f"{chr(ord(kind) + number - 1)}."
    if kind in ("i", "I") and 0 < number < 40:
        return f"({_roman(number)})" if kind == "i" else f"{_roman(number).upper()}."
    return f"{number}."


_ROMAN = (("x", 10), ("ix", 9), ("v", 5), ("iv", 4), ("i", 1))


def _roman(number: int) -> str:
    digits = ""
    for sign, value in _ROMAN:
        digits += sign * (number // value)
        number %= value
    return digits
