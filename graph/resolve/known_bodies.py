"""Which body of the reference tables a printed name means: by itself, by the country of its record, or by an acronym."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from graph.ids import fold
from graph.resolve.countries import country_name
from graph.resolve.organisation_names import BRACKET, any_agrees, begins_with_country, core_of, is_collective, is_common_name, names_nobody
from graph.resolve.reference import ReferenceRow, find_all, find_reference, find_unique

_LONG_ACRONYM = 4
"""Letters from which on an acronym may be one body's in all the world."""


class Known(NamedTuple):
    """The row of a name, which form of it the tables have, the country that the name itself tells.

    Attributes:
        sure: the name alone says so; else the record's country or an acronym does, and a ref that is another's counts more.
    """

    row: ReferenceRow | None
    variant: str
    country: str
    sure: bool = True


@lru_cache(maxsize=1 << 15)
def find_known(name: str, scope: str) -> Known:
    """Whose name it is, by the tables.

    A national body is meant where the name tells its country, in records of its country alone, or by a long acronym that no other body of
    the tables has.
    """
    core, country = core_of(name)
    bare = BRACKET.sub(" ", name).strip()
    for place in dict.fromkeys((country, country or scope)):
        for variant in dict.fromkeys((name, bare, core, *((f"{country_name(country)} {core}",) if country else ()))):
            if (row := _of_its_country(variant)) is not None:
                return Known(row, variant, country)
            row = find_reference("Actor", variant, [place] if place else [])
            if row is not None and (row.country in ("", place) or variant != core) and (row.country or not begins_with_country(bare)):
                return Known(row, variant, country, place == country)
    for short in (core, *BRACKET.findall(name)):
        row = find_unique("Actor", short) if len(short) >= _LONG_ACRONYM and short.isupper() and short.isalpha() else None
        if row is not None and country in ("", row.country) and _is_its_acronym(row, short, bare, core):
            return Known(row, short, country, False)
    return Known(None, "", country)


def find_registered(names: Sequence[str], ref: str) -> ReferenceRow | None:
    """The body of the country of a ref's register that one of the names beside it means ("Norad" beside NO-BRC-…)."""
    rows = (find_known(name, ref[:2]).row for name in names)
    return next((row for row in rows if row is not None and row.country == ref[:2]), None)


def _of_its_country(name: str) -> ReferenceRow | None:
    """The only body of the tables with a name in which its country's name stands ("Nigeria Immigration Service")."""
    row = find_unique("Actor", name)
    return row if row is not None and row.country and fold(country_name(row.country)) in fold(name) else None


def _is_its_acronym(row: ReferenceRow, short: str, bare: str, core: str) -> bool:
    """Whether an acronym means a body in all the world: one with identifiers of its own, or very long; beside a name, one that agrees."""
    if short not in row.names or not (row.identifiers or len(short) > _LONG_ACRONYM):
        return False
    return short == core or (any_agrees([bare], row.names) and not is_common_name(bare))


def is_scoped(name: str, country: str) -> bool:
    """Whether it takes a record's country to say whose a name is: many countries' bodies have it, or one of the country that is known."""
    countries = _scopes(name)
    return countries is None or country in countries


@lru_cache(maxsize=1 << 15)
def _scopes(name: str) -> frozenset[str] | None:
    """The countries whose records say whose a name is; None where any country's do."""
    if is_collective(name):
        return frozenset()
    if is_common_name(name) or names_nobody(name):
        return None
    if find_known(name, "").row is not None:
        return frozenset()
    core, _ = core_of(name)
    bodies = (row for variant in (name, BRACKET.sub(" ", name).strip(), core) for row in find_all("Actor", variant))
    return frozenset(country for country in {row.country for row in bodies} if find_known(name, country).row is not None)
