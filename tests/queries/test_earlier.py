"""Which edition a question about news compares with: the one that was in force before the day that it asks from."""

import pytest

from graph.days import day_before
from graph.editions import Edition
from queries.editions import choose_editions


def edition(id_: str, issued: str, dataset: str = "plan") -> Edition:
    return Edition(id_, id_, id_, dataset, "emn", "", issued, "2026-06-01T00:00:00+00:00", id_, "", "", 0, 0)


EDITIONS = (edition("a", "2024"), edition("b", "2025-03"), edition("c", "2025-09"), edition("other", "2023", "other"))


@pytest.mark.parametrize(
    ("since", "earlier"), [("", []), ("2023", []), ("2024-06", ["a"]), ("2025-03", ["a"]), ("2025-04", ["b"]), ("2026", [])]
)
def test_the_edition_in_force_before_the_day_is_compared_unless_it_still_is(since: str, earlier: list[str]) -> None:
    assert [e.id for e in choose_editions(EDITIONS, since=since).earlier] == earlier


@pytest.mark.parametrize(
    ("given", "before"),
    [
        ("2025", "2024-12-31"),
        ("2024-03", "2024-02-29"),
        ("2024-03-10", "2024-03-09"),
        ("0001", "0001-01-01"),
        ("2024-02-30", "2024-02-28"),
        ("2025-13", "2025-11-30"),
        ("0000", "0001-01-01"),
        ("", "0001-01-01"),
    ],
)
def test_the_day_before_a_date_at_any_precision(given: str, before: str) -> None:
    assert day_before(given) == before
