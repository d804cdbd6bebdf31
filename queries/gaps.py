"""The cells of countries by themes, computed: every country that a programme targets with every theme, also where nothing was found.

What the cells are made of comes from the statements of `coverage-matrix`, one fact a row: `kind`, `country`, `country_name`, `theme`,
`theme_name`, `number`.
"""

from collections.abc import Iterator, Mapping, Sequence

from graph.store import Cell

Row = dict[str, Cell]
Facts = Sequence[Mapping[str, Cell]]

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


def _cells(facts: Facts, values: Mapping[str, Cell]) -> Iterator[Row]:
    """Every cell; of a country that no programme targets only where that country, or all of its region, was asked for."""
    covering = {(fact["country"], fact["theme"]): _number(fact) for fact in facts if fact["kind"] == "cell"}
    there, unthemed = ({fact["country"]: _number(fact) for fact in facts if fact["kind"] == kind} for kind in ("there", "unthemed"))
    themes = [fact for fact in facts if fact["kind"] == "theme"]
    countries = sorted(
        (fact for fact in facts if fact["kind"] == "country"), key=lambda fact: (str(fact["country_name"]), str(fact["country"]))
    )
    every = values["country"] or (values["region"] and values["all_countries"])
    for country in countries:
        id_ = country["country"]
        for theme in themes if every or id_ in there else ():
            number = covering.get((id_, theme["theme"]), 0)
            coverage = COVERED if number else UNKNOWN if unthemed.get(id_) else NONE
            yield {"key": f"{id_} {theme['theme']}", "country": id_, "country_name": country["country_name"], "theme": theme["theme"],
                   "theme_name": theme["theme_name"], "coverage": coverage, "programme_count": number}  # fmt: skip


def _number(fact: Mapping[str, Cell]) -> int:
    return int(str(fact["number"]))
