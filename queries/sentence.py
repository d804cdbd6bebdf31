"""The words of a sentence that carry meaning, its dates, and the words that only hold it together."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from graph.ids import fold

if TYPE_CHECKING:
    from queries.mentions import Mention

_LITTLE = """
" which what who whom whose where when how is are was were be been do does did has have had the a an of in on for and or
to from with by at as it its this that these those there all any me us we you i my our show list give tell find please
can could would should also about into their them they than then so if per via no not none never without except nothing
"""
QUESTION_WORDS = frozenset(_LITTLE.split())
"""Words that no name begins or ends with (in lower case)."""

PLACE_WORDS = frozenset({"in", "within", "inside", "across", "to", "into", "from", "for", "at"})
"""Words before a name that make it a place rather than a state that acts."""

_EMPTY = QUESTION_WORDS - {"no", "not", "none", "never", "without", "except", "nothing", "should", "with", "where"}
"""Words passed over. A negation is not: it turns a question round. Nor are the little words that tell two questions apart."""
_SYNONYMS = {
    "organization": "organisation",
    "organizations": "organisation",
    "program": "programme",
    "programs": "programme",
    "finances": "fund",
    "finance": "fund",
    "financed": "fund",
    "sponsor": "fund",
    "sponsors": "fund",
    "works": "operate",
    "work": "operate",
    "working": "operate",
    "active": "operate",
    "operating": "operate",
    "actors": "partner",
    "actor": "partner",
    "organisations": "partner",
    "organisation": "partner",
    "ngos": "ngo",
    "measures": "programme",
    "measure": "programme",
    "projects": "programme",
    "project": "programme",
    "donors": "funder",
    "donor": "funder",
    "countries": "country",
    "bodies": "body",
    "carries": "implement",
    "overlapping": "overlap",
    "overlaps": "overlap",
    "beneficiaries": "benefit",
    "beneficiary": "benefit",
    "participation": "participate",
    "responsibilities": "responsible",
    "responsibility": "responsible",
    "recommended": "recommend",
    "recommendations": "recommendation",
    "covered": "coverage",
    "led": "lead",
    "leader": "lead",
    "leaders": "lead",
}
_DATE = r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)"
_DATES = tuple(
    (re.compile(pattern.replace("DATE", _DATE), re.IGNORECASE), names)
    for pattern, names in (
        (r"\b(?:as of|as at|as known in|known by) DATE", ("as_of",)),
        (r"\b(?:between|from) DATE (?:and|to|until|till) DATE", ("active_from", "active_to")),
        (r"\b(?:since|from|after) DATE", ("active_from",)),
        (r"\b(?:until|till|before|up to) DATE", ("active_to",)),
        (r"\b(?:in|during) DATE", ("active_from+active_to",)),
    )
)
_WORD = re.compile(r"\{\w+\}|[\w’'-]*\w")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, taken apart: its names, its dates as (parameter, date), its other words as stems, each once.

    `spoken` gives for each stem the word that was said; `bare` is a sentence of nothing but names.
    """

    mentions: tuple["Mention", ...]
    dates: tuple[tuple[str, str], ...]
    words: tuple[str, ...]
    spoken: Mapping[str, str]
    bare: bool


def read_sentence(text: str, mentions: Sequence["Mention"]) -> Sentence:
    """Take a sentence apart, given the names found in it."""
    rest = text
    for mention in reversed(mentions):
        rest = rest[: mention.start] + " , " + rest[mention.end :]
    dates, rest = _take_dates(rest)
    spoken = {stem: word.lower() for word in reversed(_WORD.findall(rest)) for stem in content_words(word)}
    return Sentence(tuple(mentions), dates, content_words(rest), spoken, bare=not _WORD.search(rest))


@cache
def content_words(text: str) -> tuple[str, ...]:
    """The stems of the words that carry meaning, each once; `{slots}` stay as they are."""
    words = (w if w.startswith("{") else _stem(fold(w)) for w in _WORD.findall(text) if w.lower() not in _EMPTY)
    return tuple(dict.fromkeys(w for w in words if w and w not in _EMPTY))


def _stem(word: str) -> str:
    """The word without the commonest endings; enough to bring "funds", "funded" and "fund" together."""
    if word in _SYNONYMS:
        return _SYNONYMS[word]
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            stem = word.removesuffix(ending)
            return _SYNONYMS.get(stem, stem.removesuffix("e"))
    return _SYNONYMS.get(word, word.removesuffix("e") if len(word) > 3 else word)


def _take_dates(text: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """The dates in the text, and the text without them."""
    found: list[tuple[str, str]] = []
    for pattern, names in _DATES:
        match = pattern.search(text)
        if match and len(match.groups()) == len(names):
            for name, value in zip(names, match.groups(), strict=True):
                found += [(each, value) for each in name.split("+")]
            text = text[: match.start()] + " " + text[match.end() :]
    return tuple(found), text
