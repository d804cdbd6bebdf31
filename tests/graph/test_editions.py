"""Which edition of a dataset is in force."""

from dataclasses import replace

import pytest

from graph.editions import Edition, editions_in_force

BASE = Edition(id="a~1", stem="a", title="A", dataset="emn/nl/a", kind="emn", country="NL", issued="2024-05",
               loaded_at="2026-01-01T10:00:00+00:00", sha256="1", path="", loader="", statements=1, skipped=0)  # fmt: skip
NEWER = replace(BASE, id="a~2", issued="2025-07-03", sha256="2")
OTHER = replace(BASE, id="b~3", stem="b", dataset="emn/nl/b", issued="")
TABLE = replace(BASE, id="reference:x.csv", dataset="reference:x.csv", issued="", loaded_at="")


def in_force(as_of: str = "") -> list[str]:
    return [e.id for e in editions_in_force((NEWER, BASE, TABLE, OTHER), as_of)]


@pytest.mark.parametrize(("as_of", "expected"), [
    ("", ["a~2", "b~3", "reference:x.csv"]),
    ("2025-07-03", ["a~2", "reference:x.csv"]),
    ("2025-07-02", ["a~1", "reference:x.csv"]),
    ("2024-05", ["a~1", "reference:x.csv"]),
    ("2024-05-01", ["a~1", "reference:x.csv"]),
    ("2024-04-30", ["reference:x.csv"]),
    ("2026-01-01", ["a~2", "b~3", "reference:x.csv"]),
])  # fmt: skip
def test_the_latest_edition_issued_by_a_day(as_of: str, expected: list[str]) -> None:
    assert in_force(as_of) == expected


def test_an_edition_without_a_date_counts_from_the_day_it_was_loaded() -> None:
    assert OTHER.dated == "2026-01-01"


def test_of_two_editions_of_one_date_the_one_loaded_last_counts() -> None:
    later = replace(BASE, id="a~0", loaded_at="2026-01-02T00:00:00+00:00")
    assert [e.id for e in editions_in_force((later, BASE))] == ["a~0"]
