"""The cells of countries by themes, computed: every country that a programme targets with every theme, also where nothing was found.

What the cells are made of comes from the statements of `coverage-matrix`, one fact a row: `kind`, `country`, `country_name`, `theme`,
`theme_name`, `number`. Of a cell's programmes, and of a country's without a theme, there is a row for each `rank` of relevance, with ids of
them in `listed`; `themed` lists, with their country before them, programmes of several sources of which one gives a theme and that country.
"""

from collections.abc import Iterator, Mapping, Sequence

from graph.store import Cell
from queries.computed import ITEMS, Item

Row = dict[str, Cell]
Facts = Sequence[Mapping[str, Cell]]

_NOTHING: tuple[int, list[str]] = (0, [])

COVERED, UNKNOWN, NONE = "covered", "theme unknown", "none found"


def cells(facts: Facts, values: Mapping[str, Cell]) -> tuple[list[Row], dict[str, int]]:
    """The cells in order of country and theme (`key` and what can be counted), and the totals."""
    rows = [row for row in _cells(facts, values) if not values["gaps"] or row["coverage"] != COVERED]
    counted = [row["coverage"] for row in rows]
    totals = {
        "rows": len(rows), "covered": counted.count(COVERED), "unknown": counted.count(UNKNOWN), "none_found": counted.count(NONE),
        "countries": len({row["country"] for row in rows}), "others": sum(_number(fact) for fact in facts if fact["kind"] == "others"),
    }  # fmt: skip
    return rows, totals


def themed(facts: Facts) -> list[str]:
    """What is not without a theme, for one of its sources gives it: a country and a programme of several sources, a blank between."""
    return [id_ for fact in facts if fact["kind"] == "themed" for id_ in _listed(fact)]


def _listed(fact: Mapping[str, Cell]) -> list[str]:
    return sorted(fact["listed"])  # type: ignore[call-overload, no-any-return]  # a list of ids


def _cells(facts: Facts, values: Mapping[str, Cell]) -> Iterator[Row]:
    """Every cell; of a country that no programme targets only where that country, or all of its region, was asked for."""
    covering, unthemed = _programmes(facts, "cell", values), _programmes(facts, "unthemed", values)
    there = {fact["country"] for fact in facts if fact["kind"] == "there"}
    themes = [fact for fact in facts if fact["kind"] == "theme"]
    countries = sorted(
        (fact for fact in facts if fact["kind"] == "country"), key=lambda fact: (str(fact["country_name"]), str(fact["country"]))
    )
    every = values["country"] or (values["region"] and values["all_countries"])
    for country in countries:
        id_ = country["country"]
        bare, ids_of_bare = unthemed.get((id_, ""), _NOTHING)
        bare_items = [Item("unthemed", str(id_), one) for one in ids_of_bare]
        for theme in themes if every or id_ in there else ():
            key = f"{id_} {theme['theme']}"
            number, ids = covering.get((id_, theme["theme"]), _NOTHING)
            coverage = COVERED if number else UNKNOWN if bare else NONE
            items = [*(Item("programmes", key, one) for one in ids), *bare_items]
            yield {"key": key, "country": id_, "country_name": country["country_name"], "theme": theme["theme"],
                   "theme_name": theme["theme_name"], "coverage": coverage, "programme_count": number, "unthemed_count": bare,
                   ITEMS: items}  # fmt: skip


def _programmes(facts: Facts, kind: str, values: Mapping[str, Cell]) -> dict[tuple[Cell, Cell], tuple[int, list[str]]]:
    """By country and theme, how many programmes there are, and the ids of those that are listed: those about trafficking first."""
    each = int(str(values["each"]))
    found: dict[tuple[Cell, Cell], tuple[int, list[str]]] = {}
    for fact in sorted((fact for fact in facts if fact["kind"] == kind), key=lambda fact: int(str(fact["rank"]))):
        number, ids = found.get((fact["country"], fact["theme"]), _NOTHING)
        found[fact["country"], fact["theme"]] = (number + _number(fact), [*ids, *_listed(fact)][: each or None])
    return found


def _number(fact: Mapping[str, Cell]) -> int:
    return int(str(fact["number"]))
