"""When an exported fact says what a gold fact says: by names, values and quotes, never by ids of our own making.

The rules are the gold's (docs/gold.md), and looser than those by which the graph itself takes two names for one (`graph.ids`,
`graph.resolve`): a figure must not fall because a body is printed with another spelling, nor change because ids do.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

_SPELLINGS = (("organisation", "organization"), ("programme", "program"), ("centre", "center"))
_LITTLE = frozenset({"the", "of", "for", "and", "in", "on", "a", "s"})
_KNOWN_BY_ID = frozenset({"Country", "Region", "Theme"})
"""Labels whose ids are given by a standard, so that the same id is the same thing."""

_WITHOUT_NAMES = frozenset({"Figure", "Action", "Recommendation"})
"""Labels whose things have no fixed names: the same words of the source make them the same."""

_NEAR, _LONG = 92.0, 8
"""How alike (of 100) two names must be, and the letters that a name must exceed for likeness to count."""

_QUOTE = 12
"""Characters of the shortest quote that says where something stands."""

_VALUES = ("start", "end", "amount", "currency", "per", "status", "verb", "paragraph", "value", "low", "high", "direction")
"""The qualifiers that make a value; others (phase, text) only describe it."""


@dataclass(frozen=True, slots=True)
class End:
    """One end of a fact, as it is compared.

    Attributes:
        names: its names and aliases, normalised; of a country its code too.
    """

    id: str
    label: str
    names: frozenset[str]

    @classmethod
    def of(cls, id_: str, label: str, names: Iterable[str]) -> "End":
        """An end from its names as printed."""
        printed = [*names, *([id_.split(":")[-1]] if label == "Country" else [])]
        return cls(id_, label, frozenset(key for name in printed if (key := normalised(name))))


def normalised(name: str) -> str:
    """A name without case, accents, punctuation, little words, and the spellings that differ between British and American English."""
    text = unicodedata.normalize("NFKD", name).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c))
    for british, american in _SPELLINGS:
        text = text.replace(british, american)
    return " ".join(word for word in re.findall(r"[a-z0-9]+", text) if word not in _LITTLE)


def same_name(one: End, other: End) -> bool:
    """Whether two ends have a name in common, or nearly so; places and themes also by id."""
    if one.names & other.names or (one.label in _KNOWN_BY_ID and one.id == other.id):
        return True
    return any(_near(a, b) for a in one.names for b in other.names)


def same_end(gold: End, quote: str, exported: End, exported_quote: str) -> bool:
    """Whether an exported end is the gold's: by name, or where such things have no names, by the words that they are taken from."""
    unnamed = gold.label in _WITHOUT_NAMES and exported.label == gold.label
    return same_name(gold, exported) or (unnamed and quotes_overlap(quote, exported_quote))


def quotes_overlap(one: str, other: str) -> bool:
    """Whether one quote holds the other, whatever stands between the words."""
    first, second = (re.sub(r"\W+", " ", quote).casefold().strip() for quote in (one, other))
    return min(len(first), len(second)) >= _QUOTE and (first in second or second in first)


def same_value(gold: Mapping[str, Any], exported: Mapping[str, Any]) -> bool:
    """Whether two values agree in all that both give, and in something at least.

    A currency that the gold does not give is wrong, since none may be guessed. A date agrees with a less precise one of
    the same year or month. Of a unit only counts whether it is percent. Any, because qualifiers hold texts and numbers.
    """
    if gold.get("amount") is not None and gold.get("currency") is None and exported.get("currency"):
        return False
    units = [values["unit"] for values in (gold, exported) if values.get("unit") is not None]
    if len(units) == 2 and _is_percent(units[0]) != _is_percent(units[1]):
        return False
    given = [name for name in _VALUES if gold.get(name) is not None]
    shared = [name for name in given if exported.get(name) is not None]
    return all(_agree(gold[name], exported[name]) for name in shared) and bool(shared or not given)


def _near(one: str, other: str) -> bool:
    """Whether two long names with the same digits are alike: a slip of a letter, not another phase."""
    if min(len(one), len(other)) <= _LONG or re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    return fuzz.ratio(one, other, score_cutoff=_NEAR) >= _NEAR


def _agree(gold: Any, exported: Any) -> bool:
    if isinstance(gold, int | float):
        try:
            return abs(float(gold) - float(exported)) <= 1e-6 * max(1.0, abs(float(gold)))
        except (TypeError, ValueError):
            return False
    one, other = str(gold), str(exported)
    return normalised(one) == normalised(other) or one.startswith(other) or other.startswith(one)


def _is_percent(unit: Any) -> bool:
    return str(unit).strip().casefold() in {"percent", "per cent", "percentage", "%"}
