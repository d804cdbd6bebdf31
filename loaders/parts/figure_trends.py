"""Words that say that a number went up or down: "has almost halved", "a strong drop in", "60% fewer"."""

import re
from dataclasses import dataclass

from loaders.parts.figure_nouns import COUNTED

UP, DOWN = "increase", "decrease"

_VERBS: tuple[tuple[str, str], ...] = (
    (UP, r"increased|risen|rose|grown|grew|doubled|tripled|quadrupled|climbed|soared|gone\s+up|went\s+up|increasing|rising|growing"),
    (
        DOWN,
        r"decreased|dropped|fallen|fell|declined|halved|shrunk|diminished|gone\s+down|went\s+down|decreasing|dropping|falling|declining",
    ),
)
_NOUNS: tuple[tuple[str, str], ...] = (
    (UP, r"increase|rise|growth|surge|doubling"),
    (DOWN, r"decrease|drop|decline|fall|reduction|halving"),
)
_COMPARATIVES: tuple[tuple[str, str], ...] = (
    (UP, r"more|higher"),
    (DOWN, r"fewer|less|lower"),
)

_ADVERB = r"(?:almost|nearly|more\s+than|further|again|sharply|\w+ly)"
_VERB = re.compile(
    rf"\b(?P<aux>(?:has|have|had|is|are|was|were)\s+(?:been\s+)?)?(?P<text>(?:{_ADVERB}\s+){{0,2}}"
    rf"(?:(?P<increase>{_VERBS[0][1]})|(?P<decrease>{_VERBS[1][1]}))(?:\s+{_ADVERB}(?!\s+\w+ed\b))?)\b(?P<by>\s+by\b)?",
    re.I,
)
_NOUN = re.compile(
    rf"\b(?P<article>an?\s+)(?P<text>(?:(?:\w+ly\s+)?(?!number|total)\w+\s+)??(?:\w+\s+)??(?:(?P<increase>{_NOUNS[0][1]})|(?P<decrease>{_NOUNS[1][1]})))\b"
    r"(?P<in>\s+(?:in|of)\s+)?",
    re.I,
)
_FOUND = re.compile(
    rf"\b(?:identif\w+|register\w*|report(?:s|ed)?|record\w*|detect\w*|assist(?:s|ed)|convict(?:s|ed)|found|there\s+(?:are|were|have\s+been))\s+"
    rf"(?P<text>(?:far\s+|much\s+|significantly\s+|slightly\s+)?(?:(?P<increase>more)|(?P<decrease>fewer))\s+(?:\w+\s+){{0,2}}?(?:{COUNTED}))\b",
    re.I,
)
_COUNT = re.compile(r"\b(?:numbers?|totals?|amount|share|proportion|percentage|rate|influx)\b(?:\s+of\b|\s+has\b|$)|\bnumbers\b", re.I)
_COUNTED_NEXT = re.compile(
    rf"(?:the\s+)?(?:(?:total|overall)\s+)?(?:(?:number|share|proportion|percentage)s?\s+of\b|(?:[\w-]+\s+){{0,4}}?(?:{COUNTED})\b)", re.I
)
_SAW = re.compile(r"\b(?:saw|seen|shows?|showed|shown|recorded|registered|experienced)\s+$", re.I)


@dataclass(frozen=True, slots=True)
class Trend:
    """A direction in words.

    Attributes:
        start, end: where its words stand.
        text: those words.
        direction: "increase" or "decrease".
        subject: (start, end) of what went up or down.
    """

    start: int
    end: int
    text: str
    direction: str
    subject: tuple[int, int]


def find_trends(sentence: str) -> list[Trend]:
    """Every count of a sentence that went up or down, where the words say so and no number does."""
    return sorted([*_verbs(sentence), *_nouns(sentence), *_found(sentence)], key=lambda t: t.start)


def find_direction(before: str, after: str) -> str | None:
    """The direction of a change by a number: "60% fewer", "a 12% increase", "increased by 12%", "an increase of 12%".

    Args:
        before, after: the sentence on both sides of the number, its modifier left out.
    """
    for direction, words in (*_COMPARATIVES, *_NOUNS):
        if re.match(rf"\s+(?:(?:annual|yearly|\w+ly)\s+)?(?:{words})\b", after, re.I):
            return direction
    for direction, words in _VERBS:
        if re.search(rf"\b(?:{words})\s+(?:{_ADVERB}\s+)?by\s+$", before, re.I):
            return direction
    for direction, words in _NOUNS:
        if re.search(rf"\b(?:{words})\s+of\s+$", before, re.I):
            return direction
    up_or_down = re.search(r"\b(up|down)\s+$", before, re.I)
    return (UP if up_or_down[1].lower() == "up" else DOWN) if up_or_down else None


def _direction(match: re.Match[str]) -> str:
    return UP if match[UP] else DOWN


def _verbs(sentence: str) -> list[Trend]:
    found = []
    for match in _VERB.finditer(sentence):
        before = sentence[: match.start()]
        subject = _COUNT.search(before)
        if (
            not subject
            or match["by"]
            or re.search(r"\b(?:to|an?|the|this|of|in|with|by)\s+$", before)
            or re.match(r"\s+(?:number|amount)", sentence[match.end() :])
        ):
            continue
        if re.search(r"ing$", match["text"].split()[-1]) and not match["aux"]:
            continue
        found.append(Trend(match.start(), match.end("text"), match["text"], _direction(match), (subject.start(), match.start())))
    return found


def _nouns(sentence: str) -> list[Trend]:
    found = []
    for match in _NOUN.finditer(sentence):
        after = _COUNTED_NEXT.match(sentence, match.end()) if match["in"] else None
        if after:
            subject = (match.end(), _end_of_phrase(sentence, after.end()))
        elif _SAW.search(sentence[: match.start()]) and (count := _COUNT.search(sentence[: match.start()])):
            subject = (count.start(), match.start())
        else:
            continue
        found.append(Trend(match.start(), match.end("text"), match["text"], _direction(match), subject))
    return found


def _found(sentence: str) -> list[Trend]:
    return [Trend(m.start("text"), m.end("text"), m["text"], _direction(m), (m.start(), m.end())) for m in _FOUND.finditer(sentence)]


def _end_of_phrase(sentence: str, start: int) -> int:
    stop = re.search(r"[,;:.(]|\s[–-]\s|\sand\s+(?:are|is|were|has|have)\b|$", sentence[start:])
    return start + (stop.start() if stop else 0)
