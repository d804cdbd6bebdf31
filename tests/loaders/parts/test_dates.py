from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.parts.date_words import first_day, last_day
from loaders.parts.dates import find_date, find_deadlines, find_periods

PERIODS = [
    ("01-12-2023 – 30-11-2027", "2023-12-01", "2027-11-30"),
    ("16/02/2019 – 15/02/2023", "2019-02-16", "2023-02-15"),
    ("16.09.2019 - 15.12.2021", "2019-09-16", "2021-12-15"),
    ("from 2023 until 2027", "2023", "2027"),
    ("2011- 2014", "2011", "2014"),
    ("2024/2025", "2024", "2025"),
    ("January 2021 – December 2023", "2021-01", "2023-12"),
    ("1 January 2021 to 30 June 2022", "2021-01-01", "2022-06-30"),
    ("1 januari 2021 tot en met 3 maart 2022", "2021-01-01", "2022-03-03"),
    ("du 1er janvier 2021 au 3 mars 2022", "2021-01-01", "2022-03-03"),
    ("1. März 2021 bis 3. Mai 2022", "2021-03-01", "2022-05-03"),
    ("1 de enero de 2021 hasta 2 de mayo de 2022", "2021-01-01", "2022-05-02"),
    ("1–3 March 2021", "2021-03-01", "2021-03-03"),
    ("2022 – ongoing", "2022", ""),
    ("2021–", "2021", ""),
    ("since 2019", "2019", ""),
    ("From 2020 onwards", "2020", ""),
    ("until 2027", "", "2027"),
    ("in June 2024", "2024-06", "2024-06"),
    ("in the first quarter of 2025", "2025-01-01", "2025-03-31"),
    ("during the period 2021-2023", "2021", "2023"),
    ("between 2021 and 2023", "2021", "2023"),
    ("from 2011 to February 2014", "2011", "2014-02"),
    ("2021-01-01", "2021-01-01", "2021-01-01"),
    ("2021", "2021", "2021"),
    ("van 1 maart 2021 tot 31 december 2023", "2021-03-01", "2023-12-31"),
    ("vom 1. März 2021 bis zum 31. Dezember 2023", "2021-03-01", "2023-12-31"),
    ("von März 2021 bis Dezember 2023", "2021-03", "2023-12"),
    ("de mars 2021 à décembre 2023", "2021-03", "2023-12"),
    ("del 1 de marzo de 2021 al 31 de diciembre de 2023", "2021-03-01", "2023-12-31"),
    ("desde el 1 de marzo de 2021 hasta el 31 de diciembre de 2023", "2021-03-01", "2023-12-31"),
    ("från den 1 mars 2021 till den 31 december 2023", "2021-03-01", "2023-12-31"),
    ("vanaf januari 2022", "2022-01", ""),
    ("à partir de janvier 2022", "2022-01", ""),
    ("ab Januar 2022", "2022-01", ""),
    ("a partir de enero de 2022", "2022-01", ""),
    ("desde el año 2019", "2019", ""),
    ("från och med januari 2022", "2022-01", ""),
    ("tot en met 2024", "", "2024"),
    ("jusqu’en 2024", "", "2024"),
    ("bis Ende 2024", "", "2024-12-31"),
    ("hasta finales de 2024", "", "2024-12-31"),
    ("t.o.m. 2024", "", "2024"),
    ("2021 – heden", "2021", ""),
    ("2021 – en cours", "2021", ""),
    ("2021 – heute", "2021", ""),
    ("2021 – actualidad", "2021", ""),
    ("2021 – pågående", "2021", ""),
    ("1. Quartal 2021", "2021-01-01", "2021-03-31"),
    ("1er trimestre 2021", "2021-01-01", "2021-03-31"),
    ("tercer trimestre de 2021", "2021-07-01", "2021-09-30"),
    ("tweede helft van 2022", "2022-07-01", "2022-12-31"),
    ("zweite Jahreshälfte 2022", "2022-07-01", "2022-12-31"),
    ("segunda mitad de 2022", "2022-07-01", "2022-12-31"),
    ("andra halvan av 2022", "2022-07-01", "2022-12-31"),
    ("de wet van 2021", "2021", "2021"),
    ("le plan du 3 mai 2021", "2021-05-03", "2021-05-03"),
]


@pytest.mark.parametrize(("text", "start", "end"), PERIODS)
def test_reads_periods_as_they_are_written(text: str, start: str, end: str) -> None:
    assert [(s.start_date, s.end_date) for s in find_periods(text)] == [(start, end)]


def test_two_periods_in_one_cell_keep_what_each_is_called() -> None:
    renewed = find_periods("01/01/2021 – 31/12/2023, renewed (2024-2027)")
    phases = find_periods("Phase 3: 16/02/2019 – 15/02/2023. Phase 4: 01-09-2022 – 31-08-2024")

    assert [(s.start_date, s.end_date, s.note) for s in renewed] == [("2021-01-01", "2023-12-31", ""), ("2024", "2027", "renewed")]
    assert [(s.start_date, s.note) for s in phases] == [("2019-02-16", "Phase 3"), ("2022-09-01", "Phase 4")]


@pytest.mark.parametrize(
    "text",
    ["paragraph 2-3", "55.150.000", "2011/36/EU", "24/7", "pages 2-3", "+31 70 370 2020", "2000 euro", "31/02/2021", "2023-2021",
     "https://example.org/2021/05/03", "COM(2021) 171", "no. 5052"],
)  # fmt: skip
def test_takes_no_other_number_for_a_period(text: str) -> None:
    assert find_periods(text) == []


DEADLINES = [
    ("3rd quarter 2011", "2011-07-01", "2011-09-30"),
    ("(4th quarter 2012)", "2012-10-01", "2012-12-31"),
    ("first half of 2012", "2012-01-01", "2012-06-30"),
    ("autumn of 2012 at the latest", "2012-09-01", "2012-11-30"),
    ("winter 2011", "2011-12-01", "2012-02-29"),
    ("end of 2011", "2011-10-01", "2011-12-31"),
    ("by the end of 2012", "2012-10-01", "2012-12-31"),
    ("until the end of 2012", "", "2012-12-31"),
    ("early 2012", "2012-01-01", "2012-03-31"),
    ("mid-2012", "2012-05-01", "2012-08-31"),
    ("in 2011 and 2012", "2011-01-01", "2012-12-31"),
    ("2011-2012", "2011-01-01", "2012-12-31"),
    ("2012/ 2013", "2012-01-01", "2013-12-31"),
    ("May/June 2012", "2012-05-01", "2012-06-30"),
    ("as from 1 July 2012 at the latest", "2012-07-01", "2012-07-01"),
    ("As from 2012, this", "2012-01-01", ""),
    ("June 2011", "2011-06-01", "2011-06-30"),
    ("(2011)", "2011-01-01", "2011-12-31"),
    ("second half of 2011/first half of 2012", "2011-07-01", "2012-06-30"),
    ("second half of 2011, first half of 2012", "2011-07-01", "2012-06-30"),
    ("2011/ depending on the vote", "2011-01-01", "2011-12-31"),
    ("Q3 2023", "2023-07-01", "2023-09-30"),
]


@pytest.mark.parametrize(("text", "start", "end"), DEADLINES)
def test_reads_deadlines_as_whole_days(text: str, start: str, end: str) -> None:
    assert [(s.start_date, s.end_date) for s in find_deadlines(text)] == [(start, end)]


def test_continuous_is_a_deadline_without_bounds() -> None:
    assert [(s.start_date, s.end_date, s.text) for s in find_deadlines("Keep it going (continuous).")] == [("", "", "continuous")]
    assert find_deadlines("The continuous training of staff.") == []


@pytest.mark.parametrize(
    ("text", "issued"),
    [
        ("July 2011", "2011-07"),
        ("9 February 2026", "2026-02-09"),
        ("2026-02-09", "2026-02-09"),
        ("November 9th 2023", "2023-11-09"),
        ("Action Plan 2011-2014\nMarch 2012", "2012-03"),
        ("no date", ""),
    ],
)
def test_reads_the_date_of_issue_of_a_title_page(text: str, issued: str) -> None:
    assert find_date(text) == issued


DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31))
FORMS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d %b %Y"]


@given(DAYS, st.sampled_from(FORMS))
def test_every_way_of_writing_a_day_gives_the_day(day: date, form: str) -> None:
    assert [s.start_date for s in find_periods(f"issued on {day.strftime(form)}, in full")] == [day.isoformat()]


@given(DAYS, DAYS, st.sampled_from(FORMS), st.sampled_from([" – ", " - ", " to ", " until "]))
def test_every_way_of_writing_a_range_gives_its_bounds(one: date, other: date, form: str, to: str) -> None:
    start, end = sorted((one, other))
    found = find_periods(f"{start.strftime(form)}{to}{end.strftime(form)}")

    assert [(s.start_date, s.end_date) for s in found] == [(start.isoformat(), end.isoformat())]


PIECES = [
    "2021",
    "2019",
    "-",
    "–",
    "/",
    " ",
    "1",
    "31",
    "May",
    "June",
    "until",
    "since",
    "and",
    "end of",
    "(",
    ")",
    ",",
    "Q3",
    "first",
    "half",
    ".",
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_any_text_is_read_without_error_and_cited_exactly(text: str) -> None:
    for span in [*find_periods(text), *find_deadlines(text)]:
        assert text[span.begin : span.end] == span.text
        if span.start_date and span.end_date:
            assert first_day(span.start_date) <= last_day(span.end_date)
