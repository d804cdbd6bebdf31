"""The numbers that Word prints before list items and headings: they stand in no text, so they are counted here.

mammoth knows only whether a list is numbered. A plan's "3." or an annex's "b)" is what others cite, so each numbered paragraph
gets its label as text, as ECMA-376 part 1, 17.9 counts it: by level, restarting below a higher one, in the level's own pattern.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graph.errors import SourceError
from loaders.readers.word_package import DOCUMENT, pack

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_NUMBERING, _STYLES = "word/numbering.xml", "word/styles.xml"
_LEVELS = 9
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"),
          (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered: its format, its pattern ("%1.%2"), its first number."""

    format: str = "decimal"
    pattern: str = ""
    start: int = 1


@dataclass
class _Numbering:
    """The lists of a file, and how far each has counted."""

    lists: Mapping[str, str]
    levels: Mapping[str, Mapping[int, Level]]
    starts: dict[tuple[str, int], int]
    counts: dict[tuple[str, int], int] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, number: str, depth: int) -> str:
        """The label of the next paragraph of a list at a depth, or "" for a bullet."""
        abstract = self.lists.get(number, "")
        levels = self.levels.get(abstract, {})
        level = levels.get(depth)
        if level is None:
            return ""
        restart = self.starts.get((number, depth))
        if restart is not None and (number, depth) not in self.begun:
            self.counts[abstract, depth] = restart - 1
        self.begun.add((number, depth))
        self.counts[abstract, depth] = self.counts.get((abstract, depth), level.start - 1) + 1
        for deeper in range(depth + 1, _LEVELS):
            self.counts.pop((abstract, deeper), None)
        if level.format in ("bullet", "none"):
            return ""
        return re.sub(r"%(\d)", lambda m: self._printed(abstract, levels, int(m[1]) - 1), level.pattern).strip()

    def _printed(self, abstract: str, levels: Mapping[int, Level], depth: int) -> str:
        level = levels.get(depth, Level())
        return _formatted(self.counts.get((abstract, depth), level.start), level.format)


def with_numbers(parts: Mapping[str, bytes], name: str) -> bytes:
    """The Word file with the labels of its numbered paragraphs written into them; numbered lists become plain ones.

    Raises:
        SourceError: its document is no XML.
    """
    if _NUMBERING not in parts:
        return pack(parts)
    document, numbering = _parsed(parts, DOCUMENT, name), _parsed(parts, _NUMBERING, name)
    if document.tag.startswith(_STRICT):
        return pack(parts)  # the strict form's names differ, and hardly anyone writes it: its lists are numbered by position
    lists = _read_numbering(numbering)
    styles = _numbered_styles(_parsed(parts, _STYLES, name)) if _STYLES in parts else {}
    for paragraph in document.iter(f"{_W}p"):
        number, depth = _number_of(paragraph, styles)
        label = lists.label(number, depth) if number else ""
        if label:
            _insert(paragraph, f"{label} ")
    for kind in numbering.iter(f"{_W}numFmt"):
        kind.set(f"{_W}val", "bullet")
    return pack({**parts, DOCUMENT: ET.tostring(document), _NUMBERING: ET.tostring(numbering)})


def _parsed(parts: Mapping[str, bytes], part: str, name: str) -> ET.Element:
    try:
        return ET.fromstring(parts[part])  # noqa: S314  (parts with a document type were refused: no entity can be declared)
    except ET.ParseError as problem:
        raise SourceError(
            name, f"the Word file is damaged ({problem})", "Open it in Word or LibreOffice and save it anew", part
        ) from problem


def _read_numbering(root: ET.Element) -> _Numbering:
    levels = {_value(a, "abstractNumId", own=True): dict(_read_levels(a)) for a in root.findall(f"{_W}abstractNum")}
    lists, starts = {}, {}
    for number in root.findall(f"{_W}num"):
        identity = _value(number, "numId", own=True)
        lists[identity] = _value(number, "abstractNumId")
        for override in number.findall(f"{_W}lvlOverride"):
            depth, start = _value(override, "ilvl", own=True), _value(override, "startOverride")
            if depth.isdigit() and start.isdigit():
                starts[identity, int(depth)] = int(start)
    return _Numbering(lists, levels, starts)


def _read_levels(abstract: ET.Element) -> Iterator[tuple[int, Level]]:
    for level in abstract.findall(f"{_W}lvl"):
        depth, start = _value(level, "ilvl", own=True), _value(level, "start")
        if depth.isdigit():
            first = int(start) if start.isdigit() else 1
            yield int(depth), Level(_value(level, "numFmt") or "decimal", _value(level, "lvlText"), first)


def _numbered_styles(root: ET.Element) -> dict[str, tuple[str, int]]:
    """The list and depth of each paragraph style that numbers its paragraphs, by way of the style it is based on too."""
    own: dict[str, tuple[str, int]] = {}
    based: dict[str, str] = {}
    for style in root.findall(f"{_W}style"):
        identity = _value(style, "styleId", own=True)
        based[identity] = _value(style, "basedOn")
        numbered = style.find(f"{_W}pPr/{_W}numPr")
        if numbered is not None:
            depth = _value(numbered, "ilvl")
            own[identity] = (_value(numbered, "numId"), int(depth) if depth.isdigit() else 0)
    found = {}
    for identity in based:
        at, seen = identity, set[str]()
        while at and at not in own and at not in seen:
            seen.add(at)
            at = based.get(at, "")
        if at in own:
            found[identity] = own[at]
    return found


def _number_of(paragraph: ET.Element, styles: Mapping[str, tuple[str, int]]) -> tuple[str, int]:
    """The list and depth of a paragraph; the list is "" where it is not numbered."""
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        return "", 0
    number, depth = styles.get(_value(properties, "pStyle"), ("", 0))
    numbered = properties.find(f"{_W}numPr")
    if numbered is not None:
        given = _value(numbered, "ilvl")
        number, depth = _value(numbered, "numId") or number, int(given) if given.isdigit() else depth
    return ("", 0) if number == "0" else (number, depth)


def _insert(paragraph: ET.Element, label: str) -> None:
    run = ET.Element(f"{_W}r")
    ET.SubElement(run, f"{_W}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}).text = label
    paragraph.insert(1 if paragraph.find(f"{_W}pPr") is not None else 0, run)


def _value(element: ET.Element, name: str, *, own: bool = False) -> str:
    """The value of a child element, or of an attribute of its own; "" where there is none."""
    if own:
        return element.get(f"{_W}{name}", "")
    child = element.find(f"{_W}{name}")
    return child.get(f"{_W}val", "") if child is not None else ""


def _formatted(number: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if kind == "lowerLetter" else letter.upper()
    if kind in ("lowerRoman", "upperRoman"):
        roman = ""
        for value, sign in _ROMAN:
            roman += sign * (number // value)
            number %= value
        return roman if kind == "lowerRoman" else roman.upper()
    return f"{number:02d}" if kind == "decimalZero" else str(number)
