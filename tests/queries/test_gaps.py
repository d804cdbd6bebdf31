"""What a cell of the matrix lists of its programmes."""

import pytest

from queries.computed import items_of
from queries.gaps import cells

PLACE = {"country": "country:NG", "country_name": "Nigeria", "theme": "theme:prevention", "theme_name": "Prevention", "number": 0}
ASKED = {"country": "", "region": "", "all_countries": False, "gaps": False}


@pytest.mark.parametrize(("each", "first"), [(3, ["p:c", "p:d", "p:a"]), (1, ["p:c"]), (0, ["p:c", "p:d", "p:a", "p:b"])])
def test_those_about_trafficking_are_listed_first(each: int, first: list[str]) -> None:
    said = [{**PLACE, "kind": kind} for kind in ("theme", "country", "there")]
    for rank, ids in ((2, ["p:a", "p:b"]), (0, ["p:d", "p:c"])):
        said.append({**PLACE, "kind": "cell", "number": len(ids), "rank": rank, "listed": ids})
    (row,), _ = cells(said, {**ASKED, "each": each})
    assert (row["programme_count"], [item.id for item in items_of(row)]) == (4, first)
