"""The words of a programme's name: what each is compared by, which of them tell it from others, which number says its phase."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.ids import SPELLINGS, name_key
from graph.resolve.countries import adjectives, find_named_country
from graph.resolve.guard_words import LEVELS, QUALIFIERS, STATE_WORDS, TITLE_WORDS

FORMS = frozenset((
    "project", "projects", "programme", "programmes", "initiative", "scheme", "campaign", "pilot", "projet", "programma", "proyecto",
    "programa", "projekt", "projektet", "programmet", "progetto",
))  # fmt: skip
"""Words that say what form an undertaking has, not which it is."""

_PHASE = frozenset({"phase", "fase", "etapa"})
_ROMAN = {numeral: number for number, numeral in enumerate(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"], 1)}
_ORDINALS = {word: number for number, word in enumerate(["first", "second", "third", "fourth", "fifth", "sixth"], 1)}
_MOST_PHASES = 20
"""The greatest number that is taken for a phase: those above are years, or count something."""

GENERIC = TITLE_WORDS | STATE_WORDS | LEVELS | frozenset[str]().union(*QUALIFIERS)
"""Words that a hundred undertakings have in their names."""

_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"\w+|[^\w\s]+")
_LITTLE = frozenset({"the", "of", "for", "and", "in", "on", "a", "an", "s", "to"})
_HYPHENS = re.compile(r"(?<=\w)[-’'](?=\w)")
"""Marks inside a word: what they join stands in one piece of a title."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name.

    Attributes:
        printed: as it stands.
        key: what it is compared by; of the name or adjective of a country its code.
        piece: the number of the piece of the name that it stands in; colons, brackets, quotes, commas and dashes part pieces.
        country: whether it names a country.
    """

    printed: str
    key: str
    piece: int
    country: bool = False

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter or is a number."""
        return not self.printed[:1].islower()


@dataclass(frozen=True, slots=True)
class Title:
    """A name by its words, little ones and those of its form left out, and its phase.

    Attributes:
        phase: the number of the phase; 0 where the name has none.
        at: the place among the words before which the phase's number stood.
    """

    text: str
    words: tuple[Word, ...]
    phase: int = 0
    at: int = 0

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its words, in order."""
        return tuple(word.key for word in self.words)


def title_of(text: str) -> Title:
    """A name as printed, by its words."""
    words: list[Word] = []
    piece = 0
    for token in _TOKEN.findall(_HYPHENS.sub(" ", text)):
        if not _WORD.match(token):
            piece += 1
        elif token.casefold() not in _LITTLE:
            words.append(_word(token, piece))
    return _without_phase(text, words)


def distinctive(words: Sequence[Word]) -> int:
    """How many different words tell a name from a hundred others."""
    return len({word.key for word in words if not word.country and word.key not in GENERIC and not word.key.isdigit()})


def telling(words: Sequence[Word]) -> int:
    """How many different words say which one of its kind a thing is: its place and who has it count too."""
    return len({word.key for word in words if word.key not in TITLE_WORDS and not word.key.isdigit()})


def quick_words(text: str) -> set[str]:
    """The words of a title for a first look at it, fast: small letters, accents as they stand, one spelling."""
    words = set(_WORD.findall(text.casefold()))
    if not words.isdisjoint(SPELLINGS):
        words.update(SPELLINGS[word] for word in words & SPELLINGS.keys())
    return words


def _word(token: str, piece: int) -> Word:
    code = _country(token)
    return Word(token, code or _key(token), piece, bool(code))


@lru_cache(maxsize=1 << 16)
def _key(token: str) -> str:
    return name_key(token)


@lru_cache(maxsize=1 << 16)
def _country(token: str) -> str:
    if len(token) < 4 or not token[0].isupper():
        return ""
    code = adjectives().get(token) or find_named_country(token)
    return f"country {code}" if code else ""


def _without_phase(text: str, words: Sequence[Word]) -> Title:
    """Take the phase out of the words: `Phase II`, `second phase`, or a number at the end of a piece (`PROTECT II`)."""
    phase, at, gone = 0, 0, set()
    for i, word in enumerate(words):
        after = words[i + 1] if i + 1 < len(words) else None
        number = phase_number(after.printed) if after else 0
        if word.key in _PHASE:
            before = _ORDINALS.get(words[i - 1].key, 0) if i else 0
            phase, at = number or before or phase, i
            gone |= {i} | ({i + 1} if number else {i - 1} if before else set())
    for i, word in enumerate(words):
        last = i + 1 == len(words) or words[i + 1].piece != word.piece
        if not phase and i and last and words[i - 1].piece == word.piece and (number := phase_number(word.printed)):
            phase, at = number, i
            gone.add(i)
    kept = tuple(word for i, word in enumerate(words) if i not in gone and word.key not in FORMS)
    return Title(text, kept, phase, at)


def phase_number(printed: str) -> int:
    """The phase that a word says as a number: 2 of `2` and `II`; 0 where it says none."""
    if printed.isdigit():
        return int(printed) if 0 < int(printed) <= _MOST_PHASES else 0
    return _ROMAN.get(printed.lower(), 0) if printed.isupper() else 0
