"""Whether the title of an activity says a document's name of a programme; the names are indexed, the titles pass by once."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from graph.joins.words import GENERIC, Title, distinctive, phase_number, quick_words, telling, title_of
from graph.resolve.reference import reference_rows

EXACT, ACRONYM, CONTAINED = 0.6, 0.55, 0.5
"""How much of a join's score its names give: the same words; a name in capitals inside the title; several words of it."""

_SHORT = 3
"""Words up to which a name must be a whole piece of the title ("Trusted Sources: …"), for two common words may meet anywhere."""

_LEAST_LETTERS = 4
"""Letters of a name in capitals, below which many undertakings share it."""


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A title that says a document's name.

    Attributes:
        programme: the id of the document's programme.
        name: the document's name as printed; `title`: the activity's.
        score: EXACT, ACRONYM or CONTAINED.
        phases: "" where both name the same phase or none; otherwise which one alone does.
        reason: in words.
    """

    programme: str
    name: str
    title: str
    score: float
    phases: str
    reason: str


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of a programme; `needed` are the words that a title must have to say it, as a quick look sees them."""

    programme: str
    title: Title
    needed: frozenset[str]

    @property
    def acronym(self) -> str:
        """The name where it is one word in capitals, "" otherwise."""
        words = self.title.words
        printed = words[0].printed if len(words) == 1 else ""
        letters = sum(map(str.isalpha, printed))
        known = printed.casefold() in GENERIC or printed in _bodies()
        return printed if printed.isupper() and letters >= _LEAST_LETTERS and not known else ""


class NameIndex:
    """The names that documents give to their programmes, by a rare word of each."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        """Index names by the id of their programme; those that too many things are called by are left out."""
        self._by_word: dict[str, list[_Name]] = {}
        for programme, texts in sorted(names.items()):
            for name in _different(programme, texts):
                if word := _anchor(name):
                    self._by_word.setdefault(word, []).append(name)

    def __bool__(self) -> bool:
        return bool(self._by_word)

    def find(self, titles: Sequence[str]) -> Iterator[NameMatch]:
        """The document's names that one of an activity's titles says, the best match of each programme."""
        best: dict[str, NameMatch] = {}
        for text in titles:
            words = quick_words(text)
            hits = [name for word in words & self._by_word.keys() for name in self._by_word[word] if name.needed <= words]
            title = title_of(text) if hits else None
            for name in hits:
                match = title and _match(name, title)
                if match and (name.programme not in best or _rank(match) > _rank(best[name.programme])):
                    best[name.programme] = match
        yield from (best[programme] for programme in sorted(best))


def _different(programme: str, texts: Iterable[str]) -> list[_Name]:
    """The names of a programme, those that differ in their form alone once: COMPASS and Project 'COMPASS'."""
    found: dict[tuple[object, ...], _Name] = {}
    for text in texts:
        title = title_of(text)
        found.setdefault((*(word.printed if len(title.words) == 1 else word.key for word in title.words), title.phase),
                         _Name(programme, title, frozenset(_plain(title))))  # fmt: skip
    return list(found.values())


def _plain(title: Title) -> Iterator[str]:
    """The words of a name that a title has letter by letter where it says the name."""
    words = ((word, word.printed.casefold()) for word in title.words if not word.country)
    return (printed for word, printed in words if word.key == printed)


def _anchor(name: _Name) -> str:
    """The word by which a name is found: its longest that tells it apart; "" for a name that tells nothing apart."""
    if name.acronym:
        return name.acronym.casefold()
    if distinctive(name.title.words) < 2 and telling(name.title.words) < 3:
        return ""
    return max(name.needed - GENERIC or name.needed, key=lambda word: (len(word), word), default="")


def _match(name: _Name, title: Title) -> NameMatch | None:
    kind = _kind(name, title)
    phase = (name.acronym and _phase_after(name.acronym, title)) or title.phase
    if not kind or (name.title.phase and phase and name.title.phase != phase):
        return None
    alone = name.title.phase or phase if name.title.phase != phase else 0
    phases = f"only {'the document' if name.title.phase else 'the activity'} says phase {alone}" if alone else ""
    score, words = kind
    reason = f"name: the title “{title.text}” {words} “{name.title.text}”"
    return NameMatch(name.programme, name.title.text, title.text, score, phases, reason)


def _kind(name: _Name, title: Title) -> tuple[float, str] | None:
    """How a title says a name: score and words; None where it does not."""
    if name.acronym:
        return (ACRONYM, "holds, in capitals,") if _says_acronym(name.acronym, title) else None
    words, keys = name.title.words, name.title.keys
    if set(keys) == set(title.keys) and telling(words) >= 3:
        return EXACT, "has the words of"
    start = _place(keys, title.keys)
    if start is None or distinctive(words) < 2:
        return None
    if len(keys) == len(title.keys):
        return EXACT, "is"
    found = title.words[start : start + len(words)]
    whole = len(words) > _SHORT or _is_piece(title, start, len(words))
    capitals = len(words) > _SHORT or (all(word.capital for word in (*words, *found)) and not title.text.isupper())
    return (CONTAINED, "holds the whole of") if whole and capitals else None


def _says_acronym(acronym: str, title: Title) -> bool:
    """Whether a title says a name in capitals; one that is all in capitals says it in brackets or quotes only."""
    marked = rf"[(\[“\"'‘]\s*{re.escape(acronym)}(?!\w)"
    return bool(re.search(marked if title.text.isupper() and len(title.words) > 1 else rf"(?<!\w){re.escape(acronym)}(?!\w)", title.text))


def _phase_after(acronym: str, title: Title) -> int:
    """The number that stands right behind a name in capitals: II of `PROTECT II – Phase 1 evaluation`."""
    found = re.search(rf"(?<!\w){re.escape(acronym)}[\s-]+(\w+)", title.text)
    return phase_number(found[1]) if found else 0


def _place(keys: Sequence[str], among: Sequence[str]) -> int | None:
    """Where words stand together among others, in their order."""
    length = len(keys)
    return next((i for i in range(len(among) - length + 1) if tuple(among[i : i + length]) == tuple(keys)), None) if length else None


def _is_piece(title: Title, start: int, length: int) -> bool:
    """Whether words of a title are a whole piece of it, as its marks part it."""
    words, end = title.words, start + length
    pieces = {word.piece for word in words[start:end]}
    return len(pieces) == 1 and all(word.piece not in pieces for word in (*words[:start], *words[end:]))


def _rank(match: NameMatch) -> tuple[bool, float, str, str]:
    """What the best of several matches is told by: the greatest."""
    return not match.phases, match.score, match.title, match.name


@cache
def _bodies() -> frozenset[str]:
    """The names of bodies that the reference tables know: no undertaking is known by them alone."""
    return frozenset(name for row in reference_rows() if row.label == "Actor" for name in (row.name, *row.aliases))
