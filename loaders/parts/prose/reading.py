"""A sentence as its patterns see it: every name one mark, adverbs, dates and brackets gone, each character still in its place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.model import Entity
from loaders.cited import Cited
from loaders.parts.money import Money, find_money
from loaders.parts.prose.tables import FRONT, MARKS, Grammar


@dataclass(frozen=True, slots=True)
class Mention:
    """A thing that a sentence names: the slot that it fills, its place, whether it is called by a word for it only ("it")."""

    kind: str
    entity: Entity
    start: int
    end: int
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with marks for its names.

    Attributes:
        text: what patterns look at.
        places: for each of its characters, the place in the sentence.
        at: the mention at a place of the text.
    """

    sentence: Cited
    text: str
    places: tuple[int, ...]
    at: dict[int, Mention]
    amounts: dict[int, Money]

    def mentions(self, start: int, end: int) -> list[Mention]:
        """The mentions between two places of the text, in order."""
        return [mention for place, mention in self.at.items() if start <= place < end]

    def amount(self, start: int, end: int) -> Money | None:
        """The first amount of money between two places of the text."""
        return next((money for place, money in self.amounts.items() if start <= place < end), None)

    def quote(self, start: int, end: int) -> Cited:
        """The sentence's text that a stretch of the reading stands for, names whole."""
        first = self.at[start].start if start in self.at else self.places[start]
        last = self.ends(end - 1)
        return self.sentence.cut(first, last)

    def ends(self, place: int) -> int:
        """Where in the sentence the character at a place ends, a mark with all that it stands for."""
        if place in self.amounts:
            return self.amounts[place].end
        return self.at[place].end if place in self.at else self.places[place] + 1

    def said(self, start: int, end: int) -> str:
        """What a clause says up to a place of the text, without the names in it: one may hold a hedge's word."""
        clause = self.before(start) + self.sentence.value[self.places[start] : self.ends(end - 1)]
        for mention in self.mentions(start, end):
            clause = clause.replace(self.sentence.value[mention.start : mention.end], " ")
        return clause

    def before(self, start: int) -> str:
        """The sentence's text in front of a place, from the last semicolon or colon on."""
        place = self.at[start].start if start in self.at else self.places[start]
        return re.split(r"[;:]\s", self.sentence.value[:place])[-1]


def read_sentence(sentence: Cited, mentions: Sequence[Mention], grammar: Grammar) -> Reading:
    """Put marks for the mentions of a sentence; of those that overlap the caller has chosen."""
    value = sentence.value
    marks: list[tuple[int, int, str, Mention | Money | None]] = [(m.start, m.end, MARKS[m.kind], m) for m in mentions]
    for money in find_money(value):
        if money.currency and _is_free(marks, money.begin, money.end):
            marks.append((money.begin, money.end, MARKS["money"], money))
    for match in re.finditer(r"\s*\(([^()]*)\)", value):
        inside = [m for m in mentions if match.start(1) <= m.start and m.end <= match.end(1)]
        if any(m.start < match.start() < m.end for m in mentions):
            continue  # a bracket inside a name
        if inside and match[1][:1].islower():
            marks += [(match.start(), match.start(1), ", ", None), (match.end(1), match.end(), ", ", None)]
        else:
            marks = [m for m in marks if not (match.start() <= m[0] and m[1] <= match.end())]
            marks.append((match.start(), match.end(), "", None))
    return _without(_marked(sentence, sorted(marks, key=lambda m: m[0])), grammar)


def _is_free(marks: Sequence[tuple[int, int, str, Mention | Money | None]], start: int, end: int) -> bool:
    return all(end <= m[0] or m[1] <= start for m in marks)


def _marked(sentence: Cited, marks: Sequence[tuple[int, int, str, Mention | Money | None]]) -> Reading:
    text: list[str] = []
    places: list[int] = []
    at: dict[int, Mention] = {}
    amounts: dict[int, Money] = {}
    done = 0
    for start, end, mark, what in marks:
        text.extend(sentence.value[done:start])
        places.extend(range(done, start))
        if isinstance(what, Mention):
            at[len(text)] = what
        elif isinstance(what, Money):
            amounts[len(text)] = what
        text.extend(mark)
        places.extend([start] * len(mark))
        done = end
    text.extend(sentence.value[done:])
    places.extend(range(done, len(sentence.value)))
    return Reading(sentence, "".join(text), tuple(places), at, amounts)


def _without(reading: Reading, grammar: Grammar) -> Reading:
    """Leave out what a sentence can do without."""
    for pattern, blank in ((grammar.dates, ""), (grammar.asides, " "), (grammar.words, " "), (_SPACES, " "), (_LOOSE, "")):
        reading = _left_out(reading, pattern, blank)
    front = grammar.fronted.match(reading.text)
    return replace(reading, text=_put(reading.text, front.start("comma"), FRONT)) if front else reading


def _put(text: str, place: int, character: str) -> str:
    return f"{text[:place]}{character}{text[place + 1 :]}"


_SPACES = re.compile(r"\s*,(?:\s*,)+|\s{2,}|\u00a0")
_LOOSE = re.compile(r"\s+(?=[,.;:])|^[\s,]+")


def _left_out(reading: Reading, pattern: re.Pattern[str], blank: str) -> Reading:
    text: list[str] = []
    places: list[int] = []
    moved: dict[int, int] = {}
    done = 0
    for match in pattern.finditer(reading.text):
        if match.start() == match.end() or any(match.start() <= place < match.end() for place in (*reading.at, *reading.amounts)):
            continue
        moved.update({old: len(text) + old - done for old in range(done, match.start())})
        text.extend(reading.text[done : match.start()])
        places.extend(reading.places[done : match.start()])
        by = ", " if "," in match[0] and blank and pattern is _SPACES else blank
        text.extend(by)
        places.extend([reading.places[match.start()]] * len(by))
        done = match.end()
    if not done:
        return reading
    moved.update({old: len(text) + old - done for old in range(done, len(reading.text))})
    text.extend(reading.text[done:])
    places.extend(reading.places[done:])
    at = {moved[place]: mention for place, mention in reading.at.items()}
    amounts = {moved[place]: money for place, money in reading.amounts.items()}
    return Reading(reading.sentence, "".join(text), tuple(places), at, amounts)
