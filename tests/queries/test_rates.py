"""A rate table is read as a whole or not at all; the rate is the latest on or before a day."""

from pathlib import Path

import pytest

from graph.errors import SourceError
from queries.rates import Rates, read_rates

TABLE = """currency,to,date,rate,source
USD,EUR,2020-12-31,0.8,Bank A
USD,EUR,2021-12-31,0.9,Bank A
EUR,SEK,2021-06-30,10,Bank B
EUR,USD,2021-12-31,1.25,Bank B
EUR,USD,2022-12-30,1.6,Bank B
"""


@pytest.fixture
def table(tmp_path: Path) -> Rates:
    path = tmp_path / "rates.csv"
    path.write_text(TABLE, encoding="utf-8")
    return read_rates(path)


@pytest.mark.parametrize(
    ("currency", "to", "day", "rate"),
    [
        ("USD", "EUR", "2020-12-30", None),
        ("USD", "EUR", "2020-12-31", "1 USD = 0.8 EUR"),
        ("USD", "EUR", "2021-12-30", "1 USD = 0.8 EUR"),
        ("USD", "EUR", "2021-12-31", "1 USD = 0.9 EUR"),  # published in this direction
        ("EUR", "USD", "2021-12-31", "1 EUR = 1.25 USD"),
        ("USD", "EUR", "2099-01-01", "1 EUR = 1.6 USD"),  # later, the other way round
        ("USD", "SEK", "2099-01-01", None),  # never over a third currency
        ("", "EUR", "2099-01-01", None),
        ("USD", "EUR", "", None),
    ],
)
def test_the_latest_rate_on_or_before_a_day_counts(table: Rates, currency: str, to: str, day: str, rate: str | None) -> None:
    found = table.find(currency, to, day)
    assert (str(found) if found else None) == rate


def test_amounts_are_multiplied_or_divided_to_the_hundredth(table: Rates) -> None:
    found = table.find("SEK", "EUR", "2022-01-01")
    assert found
    assert found.convert(333.33, "SEK") == 33.33
    assert found.convert(1.1, "EUR") == 11.0
    assert table.currencies == ["EUR", "SEK", "USD"]


def test_spreadsheets_of_other_countries_are_read(tmp_path: Path) -> None:
    path = tmp_path / "rates.csv"
    path.write_text("\ufeffDate;Currency;To;Rate;Source;note\r\n2024-01-31;usd;eur;0.92;Bank, A;x\r\n", encoding="utf-8")
    (rate,) = read_rates(path).rates
    assert (rate.currency, rate.to, rate.date, str(rate.rate), rate.source) == ("USD", "EUR", "2024-01-31", "0.92", "Bank, A")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("US,EUR,2024-01-31,0.9,A", "currency is 'US'. Write an ISO 4217 code"),
        ("USD,€,2024-01-31,0.9,A", "to is '€'. Write an ISO 4217 code"),
        ("EUR,EUR,2024-01-31,1,A", "currency and to are both EUR"),
        ("USD,EUR,2024-01,0.9,A", "date is '2024-01'. Write a day"),
        ("USD,EUR,20240131,0.9,A", "date is '20240131'"),
        ("USD,EUR,2024-02-30,0.9,A", "date is '2024-02-30'"),
        ("USD,EUR,2024-01-31,0,A", "rate is '0'. Write a number above zero"),
        ("USD,EUR,2024-01-31,-1,A", "rate is '-1'"),
        ("USD,EUR,2024-01-31,NaN,A", "rate is 'NaN'"),
        ('USD,EUR,2024-01-31,"0,9",A', "rate is '0,9'"),
        ("USD,EUR,2024-01-31,0.9,", "source is empty"),
        ("USD,EUR,2024-01-31", "rate is ''"),
        ("USD,EUR,2020-12-31,0.7,B", "stands in line 2 already"),
    ],
)
def test_a_bad_line_is_named_with_its_fix(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(TABLE + line + "\n", encoding="utf-8")
    with pytest.raises(SourceError) as raised:
        read_rates(path)
    assert f"{path}, line 7: " in str(raised.value)
    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the columns are none; currency is missing"),
        (b"currency,to,date,rate\n", "source is missing"),
        (b"currency,to,date,rate,source\n", "holds no rate"),
        (b"currency,to,date,rate,source\nUSD,EUR,2024-01-01,1,\xff\n", "is no UTF-8"),
    ],
)
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(data)
    with pytest.raises(SourceError, match=said):
        read_rates(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"none\.csv: cannot be read"):
        read_rates(tmp_path / "none.csv")
