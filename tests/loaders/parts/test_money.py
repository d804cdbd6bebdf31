import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.parts.money import find_money, read_number

WRITTEN = [
    ("USD 12,4 mln", 12_400_000, "USD", ""),
    ("1,5 mln", 1_500_000, "", ""),
    ("EUR 5,5 mln.", 5_500_000, "EUR", ""),
    ("€10 million", 10_000_000, "EUR", ""),
    ("2 mln each year", 2_000_000, "", "year"),
    ("€ 1.2 billion", 1_200_000_000, "EUR", ""),
    ("500 000 euro", 500_000, "EUR", ""),
    ("SEK 20 million", 20_000_000, "SEK", ""),
    ("1 234 567,89 EUR", 1_234_567.89, "EUR", ""),
    ("1'500'000 CHF", 1_500_000, "CHF", ""),
    ("$3.4m", 3_400_000, "USD", ""),
    ("3 million euros per year", 3_000_000, "EUR", "year"),
    ("an annual budget of EUR 2 million", 2_000_000, "EUR", "year"),
    ("€ 5 000,- per year", 5_000, "EUR", "year"),
    ("20 million kr", 20_000_000, "", ""),
    ("3,5 Mio. Euro", 3_500_000, "EUR", ""),
    ("€ 1,250 million", 1_250_000_000, "EUR", ""),
    ("$1.125 million", 1_125_000, "USD", ""),
    ("12 miljoner SEK", 12_000_000, "SEK", ""),
    ("2,5 mln. euro per jaar", 2_500_000, "EUR", "year"),
    ("1,2 Millionen Euro", 1_200_000, "EUR", ""),
    ("4 Mrd. €", 4_000_000_000, "EUR", ""),
    ("250.000 € jährlich", 250_000, "EUR", "year"),
    ("2 millions d’euros", 2_000_000, "EUR", ""),
    ("100 000 euros par an", 100_000, "EUR", "year"),
    ("2 millones de euros al año", 2_000_000, "EUR", "year"),
    ("1,5 mil millones de euros", 1_500_000_000, "EUR", ""),
    ("20 miljoner svenska kronor", 20_000_000, "SEK", ""),
    ("20 miljoner kronor", 20_000_000, "", ""),
    ("12 mnkr", 12_000_000, "", ""),
    ("3 millions de francs suisses", 3_000_000, "CHF", ""),
]


@pytest.mark.parametrize(("text", "amount", "currency", "per"), WRITTEN)
def test_reads_amounts_as_they_are_written(text: str, amount: float, currency: str, per: str) -> None:
    found = find_money(text)

    assert [(m.amount, m.currency, m.per) for m in found] == [(amount, currency, per)]
    assert text[found[0].begin : found[0].end] == found[0].text


@pytest.mark.parametrize(
    "text", ["in 2021", "01/01/2021", "63% of them", "page 12", "12 million people", "5 m high", "55.150.000", "see ron 5", "2011/36/EU"]
)
def test_takes_no_other_number_for_money(text: str) -> None:
    assert find_money(text) == []


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("55.150.000", 55_150_000),
        ("10,000", 10_000),
        ("1 234 567", 1_234_567),
        ("0.500", 0.5),
        ("12 Mkr", 12_000_000),
        ("300 tkr", 300_000),
    ],
)
def test_a_money_cell_needs_no_currency(text: str, amount: float) -> None:
    assert [(m.amount, m.currency) for m in find_money(text, bare=True)] == [(amount, "")]


@pytest.mark.parametrize("text", ["2021", "01/01/2021", "2021-2023", "63%", "Phase 3", "12-3-2021"])
def test_a_money_cell_may_hold_dates_and_phases(text: str) -> None:
    assert find_money(text, bare=True) == []


def test_two_phases_in_one_cell_are_two_amounts() -> None:
    found = find_money("Phase 1: USD 2,4 mln\nPhase 2: EUR 1,19 mln.")

    assert [(m.amount, m.currency) for m in found] == [(2_400_000, "USD"), (1_190_000, "EUR")]


@given(
    st.integers(min_value=1, max_value=999_999_999), st.sampled_from([".", ",", " ", "\u00a0", "'"]), st.sampled_from(["EUR ", "€", "USD "])
)
def test_grouped_thousands_keep_their_value(amount: int, sign: str, currency: str) -> None:
    found = find_money(f"{currency}{amount:,}".replace(",", sign))

    assert [m.amount for m in found] == [amount]


@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=0, max_value=99), st.sampled_from([(".", ","), (",", ".")]))
def test_decimals_keep_their_value(whole: int, cents: int, signs: tuple[str, str]) -> None:
    printed = f"{whole:,}".replace(",", signs[0]) + f"{signs[1]}{cents:02d}"

    assert read_number(printed) == pytest.approx(whole + cents / 100)


@given(st.text(), st.booleans())
def test_any_text_is_read_without_error_and_cited_exactly(text: str, bare: bool) -> None:
    for money in find_money(text, bare=bare):
        assert text[money.begin : money.end] == money.text
        assert money.amount >= 0


@given(
    st.lists(st.sampled_from(["12", "1.5", ",", " ", "EUR", "€", "mln", "m", "2021", "-", "/", "per year", "(", "000", "."]), max_size=12)
)
def test_any_mix_of_money_words_is_read_without_error(parts: list[str]) -> None:
    text = "".join(parts)
    for money in [*find_money(text), *find_money(text, bare=True)]:
        assert text[money.begin : money.end] == money.text
