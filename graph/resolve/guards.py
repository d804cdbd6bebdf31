"""Pairs of names that are near and never one: what a document's own brackets must not join either."""

import re
from functools import cache

from graph.ids import name_key
from graph.resolve.countries import adjectives, find_named_country

_NUMBER = re.compile(r"\d+|[ivx]+")
_LEVELS = frozenset({"local", "regional", "national", "international", "european", "federal", "state", "provincial", "municipal"})


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
    return not (only_first and only_second and only_first | only_second <= _LEVELS)


@cache
def _countries(name: str) -> frozenset[str]:
    """The countries that the words of a name name, as nouns or adjectives."""
    words = re.findall(r"[\w’'-]+", name)
    codes = [adjectives().get(word) or (find_named_country(word) if word[:1].isupper() else None) for word in words]
    return frozenset(code for code in codes if code)


def is_common_noun(name: str) -> bool:
    """Whether a name is one word without a capital: "compass", which is no name of the programme COMPASS."""
    return bool(re.fullmatch(r"[^\W\d_]+", name)) and name == name.lower()
