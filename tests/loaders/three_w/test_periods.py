"""Dates of a 3W row, as tables write them: what can mean one day, month or year only is read, the rest is told."""

from pathlib import Path

import pytest

from loaders.three_w.periods import read_date
from tests.loaders.three_w.reading import column, read


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        ("2024-03-01", "2024-03-01"),
        ("2024-03-01T00:00:00", "2024-03-01"),
        ("2024/03/01", "2024-03-01"),
        ("31/12/2024", "2024-12-31"),
        ("31.12.2024", "2024-12-31"),
        ("12/31/2024", "2024-12-31"),
        ("05/05/2024", "2024-05-05"),
        ("2024", "2024"),
        ("2024-12", "2024-12"),
        ("12/2024", "2024-12"),
        ("Jan-2024", "2024-01"),
        ("january 2024", "2024-01"),
        ("mars 2024", "2024-03"),
        ("31 Dec 2024", "2024-12-31"),
        ("31-déc.-2024", "2024-12-31"),
        ("December 31, 2024", "2024-12-31"),
        ("45292", "2024-01-01"),
    ],
)
def test_a_date_that_can_mean_one_thing_only_is_read(cell: str, date: str) -> None:
    assert read_date(cell) == date


@pytest.mark.parametrize(
    "cell", ["01/03/2024", "ongoing", "31/13/2024", "30/02/2024", "2024-13", "Jan-24", "2024-Q1", "1234", "999999", "5", ""]
)
def test_a_date_that_may_mean_two_things_or_none_is_not(cell: str) -> None:
    assert read_date(cell) == ""


def test_an_unread_date_and_dates_the_wrong_way_round_are_told(tmp_path: Path) -> None:
    text = (
        "#org,#country,#date+start,#date+end\nA Club,Kenya,01/03/2024,ongoing\nA Club,Kenya,2024-05,2023\nA Club,Kenya,2024-05-02,2024-05\n"
    )
    records, batch = read(tmp_path, text)
    assert column(batch, "HAS_PERIOD", "to_id") == ["period:2024-05/2023/", "period:2024-05-02/2024-05/"]
    assert [skipped.place for skipped in records.skipped] == ["C2", "D2", "C3"]
    assert "begins after it ends" in records.skipped[2].reason


def test_the_date_of_the_report_is_no_start(tmp_path: Path) -> None:
    _, batch = read(tmp_path, "#org,#country,#date+reported+start,#date+start+planned\nA Club,Kenya,2024-05-01,2024-01-01\n")
    assert column(batch, "HAS_PERIOD", "to_id") == ["period:2024-01-01//"]
