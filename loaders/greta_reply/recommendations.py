"""GRETA's recommendations in the text of a government's reply: where each begins, its items, its paragraph, its reply.

A recommendation begins where GRETA urges, considers (that someone should), invites, recommends or welcomes at the start of
a block. It ends at its paragraph number, which may stand five items further down, with the replies in between.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.cited import Cited
from loaders.parts.dates import find_date
from loaders.readers.blocks import Block

DEMANDS = r"urges|considers|invites|recommends|encourages|requests|asks|calls (?:up)?on"
"""What GRETA does when it wants something done."""

VERBS = rf"{DEMANDS}|welcomes"
"""What GRETA does, in a recommendation."""

_ADVERBS = r"(?:\s+(?:once again|once more|again|also|further|furthermore|moreover|therefore|strongly|nevertheless|however|GRETA)\b,?)*"
_BARE = r"(?:Further(?:more)?|Moreover|In addition|Finally|Lastly|Also|Similarly|Nevertheless|However|Therefore|At the same time|And)"
_CLAUSE = (
    r"(?:While|Whilst|Although|Despite|Welcoming|Noting|Recalling|Having|Bearing|Stressing|Considering|Acknowledging|Recogni[sz]ing"
    r"|Underlining|Taking|Given|Concerned|Referring|Reiterating|In|With|As|Against|To|On|For|Regarding|Concerning)"
)
_OPENING = re.compile(
    r"^[\"“”„'‘’«»\s]*(?:(?P<what>Paragraph|Para\.?|Proposal|Recommendation|§|No\.)\s*(?P<number>\d+\w?)\s*[:.)–-]+\s*)?[\"“”„'‘’«»\s]*"
    rf"(?:{_BARE},?\s+|{_CLAUSE}\b[^.;:]{{0,500}}?,\s+)?GRETA{_ADVERBS}\s+(?P<verb>{VERBS})\b"
)
_SAID = re.compile(rf"\b(?:GRETA|It|and|but|,){_ADVERBS}\s+(?P<verb>{VERBS})\b")
_MARK = re.compile(
    r"\(+\s*(?:paragraphs?|paras?\.?|§§?)\s*(?P<number>\d+(?:\s*(?:-|–|,|and|to)\s*\d+)*)\s*\)+"
    r"\s*[\"“”»’]?(?:\s*[.;:,](?=\s|[\"“”»’]|$)|(?=\s*$))\s*[\"“”»’]?(?=\s+[\"“A-ZÀ-Þ]|\s*$)"
)
_OPEN_END = re.compile(r"(?::|\b(?:by|to|should|particular|including|steps|measures)\s*[:,]?)[\"”»’\s]*$")
_INLINE = re.compile(r"(?:(?<=[:;,])|(?<=\band))\s+\(?(?P<letter>[a-z]|[ivx]{1,4})\)\s+(?=\w)")
_HEADED = re.compile(
    r"^(?P<what>Paragraph|Para\.?|Proposal|Recommendation|§)s?\s*(?P<number>\d+)\b(?:\s*\((?:paragraph|para\.?|§)\s*(?P<paragraph>\d+)\))?",
    re.I,
)
_PARAGRAPH = re.compile(r"para|§", re.I)
_LABEL = re.compile(
    r"^(?:(?:The\s+)?(?:\w+\s+){0,2}(?:Comments?|Responses?|Reply|Replies|Answers?|Reaction|Observations?)\b"
    r"(?:\s+(?:of|by|from)\s+[^:.]{3,70})?)\s*(?::\s*|[–-]\s+|$)",
    re.I,
)


_DATELINE = 60
"""Characters that a line with the place and the day of a letter has at most."""

_TITLE = re.compile(r"\b(?:comments?|repl(?:y|ies)|responses?|reactions?|observations)\b.*\b(?:GRETA|Group of Experts on Action)\b", re.I)


@dataclass
class Recommendation:
    """One recommendation, or one item of it, as printed.

    Attributes:
        at: its text.
        verbs: what GRETA does, the demanding verbs alone where it demands anything; an item has its parent's last.
        paragraph: the number of the report's paragraph, as printed; "" where none is.
        number: the number that the reply gives to it; "" where none.
        letter: of an item, as printed or by its place; "" for a whole recommendation.
        topic: the heading above it.
        reply: the blocks of its reply.
    """

    at: Cited
    verbs: tuple[str, ...]
    topic: str = ""
    paragraph: str = ""
    number: str = ""
    letter: str = ""
    level: int = 0
    parts: list["Recommendation"] = field(default_factory=list)
    reply: list[Cited] = field(default_factory=list)

    @property
    def plain(self) -> str:
        """Its text without the paragraph number and closing marks."""
        return re.sub(r"[;,]\s*(?:and|or)\s*$", "", _MARK.sub("", self.at.value)).strip(' ;,.:"“”»«')


def find_recommendations(blocks: Sequence[Block]) -> list[Recommendation]:
    """Every recommendation of a reply, in order, with its items and replies."""
    scan = _Scan(blocks)
    for place in range(len(blocks)):
        scan.read(place)
    return _numbered(scan.found)


def opening(text: str) -> re.Match[str] | None:
    """The words with which a recommendation begins; None where a text begins none.

    "GRETA considers" begins one only where somebody should do something.
    """
    match = _OPENING.match(text)
    if match and match["verb"] == "considers" and not re.search(r"\bshould\b", text):
        return match if len(_verbs(text)) > 1 else None
    return match


def _verbs(text: str) -> tuple[str, ...]:
    """The verbs of a recommendation in order: those that demand something, or else that it welcomes."""
    said = tuple(dict.fromkeys(m["verb"] for m in _SAID.finditer(text)))
    return tuple(v for v in said if v != "welcomes") or ("welcomes",)


class _Scan:
    """Goes through the blocks and remembers the recommendation that is being read."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.found: list[Recommendation] = []
        self.topic = ""
        self.headed: re.Match[str] | None = None
        self.last: Recommendation | None = None
        self.trailing = any(_MARK.search(b.value) for b in blocks)

    def read(self, place: int) -> None:
        """Read the block at a place."""
        block = self.blocks[place]
        if _looks_like_heading(block) and self._heading(place):
            return
        if opening(block.value):
            self._begin(block)
        elif self.found and self.last and self._is_item(block):
            self._item(block)
        elif self.last:
            label = _LABEL.match(block.value)
            text = block.text.cut(label.end()) if label else block.text
            if text:
                self.last.reply.append(text)

    def _heading(self, place: int) -> bool:
        """Read a heading: a topic where a recommendation follows, the number of the next one, or a label of a reply."""
        block = self.blocks[place]
        headed = _HEADED.match(block.value)
        if headed:
            self.headed = headed
            return True
        if _LABEL.match(block.value) and self.last:
            return True
        if not self.last and _is_front(block.value):
            return True
        following = next((b for b in self.blocks[place + 1 :] if not _looks_like_heading(b) or opening(b.value)), None)
        if (following and opening(following.value)) or (block.marker.startswith("#") and not self.last):
            self.topic, self.last = block.value.strip(" :"), None
            return True
        return False

    def _begin(self, block: Block) -> None:
        match = opening(block.value)
        text, rest, paragraph = _until_mark(block.text)
        printed, number = self._printed_numbers(block, match)
        made = Recommendation(text, _verbs(text.value), self.topic, paragraph or printed, number, level=block.level)
        self.found.append(made)
        self.last = made
        self._inline(made)
        if rest:
            self.last.reply.append(rest)

    def _printed_numbers(self, block: Block, match: re.Match[str] | None) -> tuple[str, str]:
        """The paragraph and the reply's own number that stand before a recommendation.

        A bare number is the paragraph's, unless paragraphs are printed at the end ("1. GRETA urges … (paragraph 57)").
        """
        headed, self.headed = self.headed, None
        given = headed or (match if match and match["number"] else None)
        if given is not None:
            paragraph = headed["paragraph"] if headed else None
            return (paragraph or "", given["number"]) if paragraph or not _PARAGRAPH.match(given["what"]) else (given["number"], "")
        number = block.marker.strip("().") if re.fullmatch(r"\(?\d{1,3}[.)]", block.marker) else ""
        return ("", number) if self.trailing else (number, number)

    def _inline(self, whole: Recommendation) -> None:
        """Items inside the block itself: "should: a) …; b) …"."""
        marks = list(_INLINE.finditer(whole.at.value))
        if len(marks) < 2:
            return
        ends = [m.start() for m in marks[1:]] + [len(whole.at.value)]
        for match, end in zip(marks, ends, strict=True):
            self._add(whole.at.cut(match.end(), end), match["letter"], whole.level)

    def _is_item(self, block: Block) -> bool:
        whole = self.found[-1]
        if not whole.parts and not _ends_open(whole.at.value):
            return False
        text = block.value
        clause = text[:1].islower() or bool(re.search(r";(?:\s*(?:and|or))?\s*$", text)) or bool(block.marker and _MARK.search(text))
        if not clause or (not block.marker and not text[:1].islower()):
            return False
        if whole.parts and block.level > whole.parts[0].level:
            return bool(block.marker)
        if not whole.parts:
            return not whole.reply
        ended = whole.parts[-1].at.value.rstrip('"”»’ ').endswith(".")
        return not whole.paragraph if self.trailing else not ended

    def _item(self, block: Block) -> None:
        whole = self.found[-1]
        text, rest, paragraph = _until_mark(block.text)
        if whole.parts and block.level > whole.parts[0].level and not whole.parts[-1].reply:
            whole.parts[-1].at = Cited.join([whole.parts[-1].at, text])
        else:
            letter = block.marker.strip("().") if re.fullmatch(r"\(?[a-z][.)]", block.marker) else ""
            self._add(text, letter, block.level)
        whole.paragraph = whole.paragraph or paragraph
        if rest and self.last:
            self.last.reply.append(rest)

    def _add(self, text: Cited, letter: str, level: int) -> None:
        whole = self.found[-1]
        printed = letter or (chr(ord("a") + len(whole.parts)) if len(whole.parts) < 26 else str(len(whole.parts) + 1))
        part = Recommendation(text, whole.verbs[-1:], whole.topic, letter=printed, level=level)
        whole.parts.append(part)
        self.last = part


def _is_front(text: str) -> bool:
    """Whether a line is of the front of the document, and the topic of nothing: its title, or the place and day of its letter."""
    dated = len(text) < _DATELINE and len(find_date(text)) == len("2024-06-14")
    return dated or bool(_TITLE.search(text))


def _looks_like_heading(block: Block) -> bool:
    """Whether a block is a heading, also one too long for the reader's eye: no full stop, no small first letter."""
    text = block.value
    if opening(text):
        return False
    return block.kind == "heading" or (
        block.kind == "paragraph" and not block.adjacent and len(text) < 220 and text[:1].isupper() and not re.search(r"[.;:,?!]$", text)
    )


def _ends_open(text: str) -> bool:
    return bool(_OPEN_END.search(_MARK.sub("", text)))


def _until_mark(text: Cited) -> tuple[Cited, Cited | None, str]:
    """The text up to its paragraph number, what follows, and the number; decoys ("see also paragraph 3") end nothing."""
    match = next(iter(_MARK.finditer(text.value)), None)
    if match is None:
        return text, None, ""
    rest = text.cut(match.end())
    return text.cut(0, match.end()), rest if rest else None, re.sub(r"\s+", " ", match["number"])


def _numbered(found: list[Recommendation]) -> list[Recommendation]:
    """Give the items their paragraph, which is the whole's."""
    for whole in found:
        for part in whole.parts:
            part.paragraph = whole.paragraph
    return found
