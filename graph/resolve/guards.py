"""Pairs of names that are near and never one: what a document's own brackets must not join either.

Places, numbers, qualifiers and acronyms must agree: Niger and Nigeria, PROTECT and PROTECT II, Regional and National, FIOD and SIOD
are near in their letters and two in the world.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from graph.ids import name_key
from graph.resolve.countries import adjectives, country_name, find_named_country
from graph.resolve.guard_words import LEVELS, QUALIFIERS, STATE_KINDS, STATE_WORDS, TITLE_WORDS
from graph.resolve.reference import find_unique, reference_rows

_NUMBER = re.compile(r"\d+|[ivx]+")


def may_be_one(one: str, other: str) -> bool:
    """Whether two names may mean one thing, by their words alone.

    They may not where they name two countries (Niger, Nigeria), or where all that they differ in is a number
    (PROTECT, PROTECT II) or the level at which a body works (Regional, National Information and Expertise Centre).
    """
    first, second = set(name_key(one).split()), set(name_key(other).split())
    here, there = _countries(one), _countries(other)
    if here and there and not here & there:
        return False
    only_first, only_second = first - second, second - first
    if not first & second or not only_first | only_second:
        return True
    if all(_NUMBER.fullmatch(word) for word in only_first | only_second):
        return False
    return not (only_first and only_second and only_first | only_second <= LEVELS)


@cache
def _countries(name: str) -> frozenset[str]:
    """The countries that the words of a name name, as nouns or adjectives."""
    words = re.findall(r"[\w’'-]+", name)
    codes = [adjectives().get(word) or (find_named_country(word) if word[:1].isupper() else None) for word in words]
    return frozenset(code for code in codes if code)


def is_common_noun(name: str) -> bool:
    """Whether a name is one word without a capital: "compass", which is no name of the programme COMPASS."""
    return bool(re.fullmatch(r"[^\W\d_]+", name)) and name == name.lower()


@dataclass(frozen=True, slots=True)
class Named:
    """A node by its names: what a pair is judged near or apart by."""

    id: str
    label: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = ""
    country: str = ""
    identifiers: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, the one shown first."""
        return (self.name, *self.aliases)


def why_apart(one: Named, other: Named) -> str:
    """Why two nodes are two, by their names, places and the reference tables; "" where nothing of this says so."""
    if one.label != other.label:
        return f"kinds: {one.label.lower()} and {other.label.lower()}"
    rows = _reference_names()
    if one.id in rows and other.id in rows:
        return "the reference tables know them as two"
    return _places_apart(one, other) or _states_apart(one, other) or _words_apart(one.name, other.name)


def may_be_another_states(name: str, node: Named) -> bool:
    """Whether a name of a node that belongs to a state may as well mean what another state has.

    So may a short acronym (NIS) and one that the reference tables do not know as one body's alone, a name of words that every state's
    bodies or plans have (National Action Plan), and that of a ministry or another body of which each state has its own; not where it
    names its state.
    """
    if not node.country or node.country in _countries(name):
        return False
    if acronyms([name]):
        return len(name) < _LONG or find_unique(node.label, name) is None
    words = set(name_key(name).split())
    common = TITLE_WORDS if node.label == "Programme" else STATE_WORDS | TITLE_WORDS
    return all(w in common or w.isdigit() for w in words) or node.kind in STATE_KINDS - _OWN_NAMES


_LONG = 4
"""Letters of an acronym that can be one body's in all the world."""

_OWN_NAMES = frozenset({"agency", "municipality"})
"""Kinds of body of a state that have a name of their own (Fedasil, The Hague), if it is not made of common words."""


def _places_apart(one: Named, other: Named) -> str:
    """Whether they name two places, or one names a place that the other neither names nor belongs to."""
    here, there = (frozenset[str]().union(*map(_countries, node.names)) for node in (one, other))
    only = {code for code in here if code != other.country} - there, {code for code in there if code != one.country} - here
    if (here or there) and not here & there and (only[0] or only[1]):
        named = [", ".join(sorted(map(country_name, codes))) or "none" for codes in (here, there)]
        return f"places: one names {named[0]}, the other {named[1]}"
    return ""


def _states_apart(one: Named, other: Named) -> str:
    """Whether each is a body, or a plan, that every state has one of, and they belong to two states."""
    if not one.country or not other.country or one.country == other.country:
        return ""
    words = [set(name_key(node.name).split()) for node in (one, other)]
    common = TITLE_WORDS if one.label == "Programme" else STATE_WORDS | TITLE_WORDS
    if {one.kind, other.kind} & STATE_KINDS or any(w <= common or all(x in common or x.isdigit() for x in w) for w in words):
        return f"states: one is of {country_name(one.country)}, the other of {country_name(other.country)}"
    return ""


def _words_apart(one: str, other: str) -> str:
    """Whether they differ in a number, a level or a qualifier."""
    first, second = set(name_key(one).split()), set(name_key(other).split())
    numbers = [sorted(word for word in words if _NUMBER.fullmatch(word)) for words in (first, second)]
    if numbers[0] != numbers[1] and first & second:
        return f"numbers: {' '.join(numbers[0]) or 'none'} and {' '.join(numbers[1]) or 'none'}"
    differ = first ^ second
    for kind in (LEVELS, *QUALIFIERS):
        if first & second and differ & kind:
            return f"qualifiers: {', '.join(sorted(differ & kind))}"
    return ""


def acronyms(names: Iterable[str]) -> frozenset[str]:
    """The names that are acronyms, two letters included: single words in capitals."""
    return frozenset(name for name in names if re.fullmatch(r"[A-Z][A-Z0-9&/.-]*[A-Z0-9]", name))


@cache
def _reference_names() -> frozenset[str]:
    return frozenset(row.id for row in reference_rows())
