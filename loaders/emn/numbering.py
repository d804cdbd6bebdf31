"""How questionnaires number their questions: "3.", "3a.", "Q3a", "Question 3", and "a)" under a number."""

import re
from dataclasses import dataclass

from loaders.cited import Cited
from loaders.emn.labels import words
from loaders.readers.blocks import Block

_NAMED = re.compile(
    rf"(?i:{words('question')})\.?\s?(?:[Nn][o°r]\.?\s*)?(?P<number>\d{{1,2}})\s?\.?\s?\(?(?P<part>[a-h](?![a-z]))?\)?\s*(?:[.:)–-]+\s*|\s+(?=[A-ZÀ-Þ(‘'\"“«¿])|$)"
)
_LETTERED = re.compile(r"(?P<number>\d{1,2})\s?\.?\s?\(?(?P<part>[a-h])[.:)]+\s*(?=\S)")
_NUMBER = re.compile(r"\(?(\d{1,2})[.)]?$")
_PART = re.compile(r"\(?([a-h])[.)]$")
_INNER_PART = re.compile(r"\(?([a-h])[.)]\s+")
_ASKS = re.compile(rf"\?[*\s)]*$|\?\s*\(|\b{words('yours')}\b|\b{words('asks')}\b|:\s*$", re.I)
_YOURS = re.compile(rf"\b{words('yours')}\b", re.I)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a question.

    Attributes:
        number: 0 for a part that stands under the number before it.
        part: its letter, or "".
        text: its words, without number and letter.
        named: it calls itself a question ("Q3", "Question 3"), so it needs no other sign of one.
    """

    number: int
    part: str
    text: Cited
    named: bool

    @property
    def asks(self) -> bool:
        """Whether its words ask for something."""
        return bool(_ASKS.search(self.text.value))

    @property
    def asks_the_state(self) -> bool:
        """Whether its words ask the state that answers: no list in an answer does."""
        return bool(_YOURS.search(self.text.value))


def question_head(block: Block) -> Head | None:
    """The head of a question that a block looks like, or None; whether it is one is for the order of numbers to tell."""
    if block.kind not in ("list_item", "heading", "paragraph"):
        return None
    for pattern in (_NAMED, _LETTERED):
        match = pattern.match(block.value)
        if match:
            return Head(int(match["number"]), match["part"] or "", block.text.cut(match.end()), pattern is _NAMED)
    number = _NUMBER.match(block.marker)
    if number:
        inner = _INNER_PART.match(block.value)
        return Head(int(number[1]), inner[1] if inner else "", block.text.cut(inner.end() if inner else 0), False)
    part = _PART.match(block.marker)
    return Head(0, part[1], block.text, False) if part else None
