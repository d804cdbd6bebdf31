"""Printed lines to paragraphs: where a line was only broken because it was full, and where a new thing begins."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.readers.canonical import OWN_MARKER, squeezed
from loaders.readers.pdf.lines import Line

_ENDED = re.compile(r"[.?!:;][\"'”’)\]]*[⁰¹²³⁴-⁹]*$")
_BEGINS = re.compile(r"[☐☒☑✓✔□■]|[⁰¹²³⁴-⁹]+\s*\S|[\uf0b7\uf0a7\uf0d8\uf0a8\uf06f\uf0fe\uf0fd\uf0a3\uf052\uf053❏❑❒o]\s")
_OPEN_WORD = re.compile(r"(?:\b(?:the|a|an|of|to|in|on|and|or|for|by|with|from|that|which|at|as|is|are|de|van|en|och|und|et)|,)$", re.I)
_DASH = re.compile(r"[-–*·]\s|\d{1,3}[.)]\s")
_PERSON = re.compile(r"(?:Mr|Mrs|Ms|Dr|Prof|Dhr|Mw|Herr|Frau|Mme|De heer|Mevrouw)\b")
_AND = re.compile(r"(?:and|or|to|und|oder|en|of|et|ou|y|och)\b")
_WINDOW = 80.0
"""Points by which the left edges of lines of one column may differ."""

_BIGGER = 1.12
"""How much larger than the body's a heading's type is."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a document is set: the size of its body's type, and the step from line to line in sizes of type."""

    size: float
    leading: float


@dataclass
class Paragraph:
    """Lines that are one paragraph, heading, list item or note.

    Attributes:
        lines: its lines.
        adjacent: it stands as close below the one before as lines of a paragraph do.
        full: its last line goes up to the right edge, so that it may go on elsewhere.
    """

    lines: list[Line]
    adjacent: bool = False
    full: bool = False

    @property
    def size(self) -> float:
        """The height of its type."""
        return self.lines[0].size


def look_of(lines: Sequence[Line]) -> Look:
    """How most of these lines are set."""
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    steps = Counter(
        round((b.y - a.y) / size, 1) for a, b in pairwise(lines) if a.size == b.size == size and 0.9 * size < b.y - a.y < 2.1 * size
    )
    return Look(size, steps.most_common(1)[0][0] if steps else 1.2)


def is_big(size: float, look: Look) -> bool:
    """Whether type of this size is a heading's."""
    return size >= _BIGGER * look.size


def paragraphs_of(lines: Sequence[Line], look: Look, right: float | None = None) -> list[Paragraph]:
    """The paragraphs of lines in reading order.

    Args:
        right: the right edge of the cell that they stand in; None for a page, whose columns tell it themselves.
    """
    found: list[Paragraph] = []
    for line in lines:
        edge = right if right is not None else max(other.x1 for other in lines if abs(other.x0 - line.x0) < _WINDOW)
        before = found[-1].lines[-1] if found else None
        if before is not None and _goes_on(found[-1], line, look, edge):
            found[-1].lines.append(line)
        else:
            close = before is not None and 0 < line.y - before.y <= 1.25 * look.leading * max(line.size, before.size)
            found.append(Paragraph([line], close))
        found[-1].full = line.x1 > edge - _FULL * line.size
    return found


def _goes_on(paragraph: Paragraph, line: Line, look: Look, edge: float) -> bool:
    """Whether a line goes on with a paragraph: it follows closely, alike, and would not have fitted on the line before."""
    last = paragraph.lines[-1]
    if _begins(line.text, last, edge) or "\t" in line.text or "\t" in last.text:
        return False
    if abs(line.size - last.size) > 0.1 * last.size:
        return False
    step = line.y - last.y
    going = line.text[0].islower() and not _ENDED.search(last.text)
    if step <= 0:  # the top of the next column
        return going or (paragraph.full and not _ENDED.search(last.text) and not is_big(line.size, look))
    if step > max(1.3 * look.leading, 1.4) * line.size:
        return False
    if is_big(line.size, look):
        return True
    if last.x1 + 0.25 * line.size + line.first <= edge - 1.0:  # its first word would have fitted: the break was meant
        return going or (not _ENDED.search(last.text) and bool(line.text[0].isdigit() or _OPEN_WORD.search(last.text)))
    indented = len(paragraph.lines) > 1 and line.x0 > last.x0 + 0.9 * line.size
    return not (indented and _ENDED.search(last.text))


def _begins(text: str, last: Line, edge: float) -> bool:
    """Whether a line begins a list item, a tick box's label or a note; a dash or number may also go on with a full line."""
    if last.text.endswith(")") and _PERSON.match(text):
        return True  # lists of members have a line for each
    inside = _DASH.match(text) and last.x1 > edge - _FULL * last.size and not _ENDED.search(last.text) and not _DASH.match(last.text)
    return not inside and bool(OWN_MARKER.match(text) or _BEGINS.match(text))


_FULL = 6
"""Heights of the font that a full line may end before its column's right edge."""


def continues(paragraph: Paragraph, following: Paragraph) -> bool:
    """Whether a paragraph goes on as another one at the top of the next page."""
    last, first = paragraph.lines[-1], following.lines[0]
    if (
        OWN_MARKER.match(first.text)
        or _BEGINS.match(first.text)
        or "\t" in first.text + last.text
        or abs(first.size - last.size) > 0.1 * last.size
    ):
        return False
    return not _ENDED.search(last.text) and (first.text[0].islower() or (paragraph.full and len(last.text) > 40))


def text_of(lines: Iterable[Line], words: frozenset[str]) -> str:
    """The text of the lines as one; a hyphen at a line's end goes where the document also writes the word without it.

    Args:
        words: the document's words in lower case.
    """
    text = ""
    for line in lines:
        text = joined(text, line.text, words)
    return "\t".join(map(squeezed, text.split("\t")))


def joined(text: str, following: str, words: frozenset[str], gap: str = " ") -> str:
    """Two texts as one; see `text_of`.

    Args:
        gap: what stands between them where no word is cut.
    """
    cut = re.search(r"([^\W\d_]+)[-\u00ad]$", text)
    if cut is None or not following[:1].isalpha() or _AND.match(following):
        return f"{text}{gap}{following}" if text else following
    rest = re.match(r"[^\W\d_]+", following)
    whole = cut[1] + (rest[0] if rest else "")
    drop = text.endswith("\u00ad") or (whole.lower() in words and f"{cut[1]}-{rest[0] if rest else ''}".lower() not in words)
    return (text[:-1] if drop else text) + gap.strip(" ") + following
