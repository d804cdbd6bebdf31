"""Statistics in sentences and tables."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Entity, Value
from loaders.cited import Cited
from loaders.parts.figure_numbers import find_numbers, parse_number
from loaders.parts.figure_tables import split_tables, table_figures
from loaders.parts.figure_trends import find_trends
from loaders.parts.figures import Figure, add_figures, find_figures
from loaders.readers.text import read_text


def figures(text: str) -> list[Figure]:
    return list(find_figures(Cited.of(text).sentences()))


def one(text: str) -> Figure:
    found = figures(text)
    assert len(found) == 1, [f.name for f in found]
    return found[0]


@given(st.integers(min_value=1000, max_value=10**9), st.sampled_from([",", ".", " ", "\u00a0", "\u202f", "’"]))
def test_thousands_are_parted_by_any_sign(number: int, sign: str) -> None:
    assert parse_number(f"{number:,}".replace(",", sign)) == number


@given(st.integers(min_value=0, max_value=999), st.integers(min_value=0, max_value=99), st.sampled_from(".,"))
def test_one_or_two_digits_behind_a_sign_are_decimals(whole: int, rest: int, sign: str) -> None:
    assert parse_number(f"{whole}{sign}{rest:02}") == pytest.approx(whole + rest / 100)


@given(st.floats(min_value=0, max_value=100), st.sampled_from(["%", " %", " per cent", " percent"]))
def test_a_share_keeps_its_value(value: float, sign: str) -> None:
    printed = f"{value:.1f}"
    (number,) = find_numbers(f"In all, {printed}{sign} of the cases")
    assert (number.value, number.percent) == (float(printed), True)


@settings(deadline=None)  # the first call loads the model of sentences
@given(st.integers(min_value=30, max_value=1800), st.integers(min_value=1, max_value=100))
def test_low_and_high_of_a_range_are_in_order(low: int, more: int) -> None:
    found = one(f"Between {low} and {low + more} victims were found.")
    assert (found.value, found.low, found.high) == (None, low, low + more)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    for figure in figures(text):
        assert figure.value is not None or figure.low is not None or figure.direction


@pytest.mark.parametrize(
    ("text", "value"),
    [("3 million", 3e6), ("12,4 mln", 12.4e6), ("twenty-five", 25), ("fifty per cent", 50), ("1.234,5", 1234.5), ("0.125", 0.125)],
)
def test_numbers_as_printed(text: str, value: float) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "Article 273F and paragraph 12 apply to victims.",
        "She was under the age of 23 years when the cases began.",
        "Victims may stay for three months, within 2 years.",
        "The law of 2018 protects victims.",
        "The plan costs €10 million and SEK 5 million for shelters.",
        "Call 0900-1234 or number 112 for cases.",
        "Two reports on trafficking were published in 2020.",
        "It was committed by two or more persons.",
        "The number of suspects is expected to have increased.",
        "The number of victims will rise to 300.",
        "How many of the 300 victims were minors?",
        "Outcomes (e.g. an increase in the total number of cases) are asked for.",
        "We want to get more victims on our radar.",
        "A third country takes part.",
        "Training ran in 13 large municipalities.",
        "6 Victims: shelter and care",
        "The council is aiming for four courts.",
        "On 26 April 2019 a meeting was held.",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert figures(text) == []


def test_a_range_with_its_modifier_span_and_place() -> None:
    found = one("In Sweden, an estimated 2,000 to 2,500 victims live hidden every year.")
    assert (found.low, found.high, found.unit, found.modifier, found.per) == (2000, 2500, "victims", "estimated", "year")
    assert found.where is not None
    assert found.where.key == "SE"


def test_a_change_by_a_share_has_a_direction() -> None:
    found = one("In 2021, some 40% fewer victims were reported to Myria than in 2019 and 2020.")
    assert (found.value, found.unit, found.direction, found.modifier) == (40, "percent", "decrease", "some")
    assert (found.year, found.source) == ("2021", "Myria")


@pytest.mark.parametrize(
    "text", ["Cases increased by 12% in 2020.", "There was a 12% increase in cases.", "An increase of 12% in cases was seen."]
)
def test_a_change_in_words_around_a_share(text: str) -> None:
    found = one(text)
    assert (found.value, found.unit, found.direction) == (12, "percent", "increase")


@pytest.mark.parametrize(
    ("text", "direction", "words"),
    [
        ("The number of victims has almost halved.", "decrease", "almost halved"),
        ("The number of reports saw a particularly sharp drop.", "decrease", "particularly sharp drop"),
        ("A substantial increase in the total of foreign victims was seen.", "increase", "substantial increase"),
        ("The total number of cases has risen slightly since 2018.", "increase", "risen slightly"),
        ("As a result the police identifies fewer victims.", "decrease", "fewer victims"),
    ],
)
def test_a_direction_in_words_only(text: str, direction: str, words: str) -> None:
    found = one(text)
    assert (found.unit, found.direction, found.text, found.value) == ("trend", direction, words, None)


def test_the_goal_of_a_change_is_no_trend() -> None:
    assert find_trends("The aim is to increase the number of convictions.") == []


def test_a_share_in_words_and_its_percentage_are_one() -> None:
    found = one("Over a third (36%) of the offenders offend again within two years.")
    assert (found.value, found.of, found.text, found.modifier) == (36, "offenders", "Over a third", "over")


def test_a_part_in_a_bracket_takes_its_unit_from_the_sentence_before() -> None:
    whole, share, part = figures("There are about 3,000 victims at home. Nearly half are estimated to be girls (1,400).")
    assert (whole.value, whole.modifier) == (3000, "about")
    assert (share.unit, share.text, share.of) == ("percent", "Nearly half", "victims")
    assert (part.value, part.unit, part.subgroup, part.modifier, part.strength) == (1400, "victims", "girls", "estimated", "inferred")


def test_shares_in_one_bracket() -> None:
    found = figures("In all 1,200 migrants (46% women; 51% men; 3% unknown) got help.")
    assert [(f.value, f.subgroup) for f in found] == [(1200, ""), (46, "women"), (51, "men"), (3, "unknown")]


def test_each_year_governs_its_own_clause() -> None:
    first, second = figures("While in 2011-2013 shelters took in over 220 victims a year, in 2014 this was just 90.")
    assert (first.value, first.period, first.per, first.modifier) == (220, "2011-2013", "year", "over")
    assert (second.value, second.year, second.unit) == (90, "2014", "victims")


def test_period_and_source_carry_over_inside_a_paragraph_only() -> None:
    same = "CoMensha registered 100 victims in 2019. Of these, 20 were minors."
    assert [(f.year, f.source, f.strength) for f in figures(same)][1] == ("2019", "CoMensha", "inferred")
    text = "CoMensha registered 100 victims in 2019.\n\nOf these, 20 were minors."
    sentences = [s for b in read_text(text) for s in b.text.sentences()]
    assert [f.year for f in find_figures(sentences)] == ["2019"]


def test_a_label_says_what_its_number_counts() -> None:
    found = one("Convictions: 98 in 2021")
    assert (found.value, found.unit, found.year) == (98, "convictions", "2021")


def test_a_table_of_years_down_the_side() -> None:
    tables, rest = split_tables(
        read_text("# Data\n\n| Year | Victims | Minors |\n|---|---|---|\n| 2019 | 1,102 | 41 |\n| 2020 | 984 | – |\n")
    )
    found = [(f.name, f.year, f.value, f.strength) for t in tables for f in table_figures(t)]
    assert found == [("Victims", "2019", 1102, "table"), ("Minors", "2019", 41, "table"), ("Victims", "2020", 984, "table")]
    assert [b.kind for b in rest] == ["heading"]


def test_a_table_of_years_across_the_top() -> None:
    tables, _ = split_tables(read_text("Victims by form\n\nForm\t2020\t2021\nLabour\t310\t402\nSexual (%)\t41%\t37%\n"))
    found = [(f.name, f.year, f.value, f.unit) for t in tables for f in table_figures(t)]
    assert found == [
        ("Labour", "2020", 310, "victims"), ("Labour", "2021", 402, "victims"),
        ("Sexual (%)", "2020", 41, "percent"), ("Sexual (%)", "2021", 37, "percent"),
    ]  # fmt: skip


class Written:
    """Takes down what is written."""

    def __init__(self) -> None:
        self.facts: list[tuple[Entity, str, Entity | Value, str, dict[str, Any]]] = []

    def fact(
        self, subject: Entity, predicate: str, object_: Entity | Value, at: Cited, strength: str, rule: str, **qualifiers: Any
    ) -> None:
        self.facts.append((subject, predicate, object_, strength, qualifiers))


def test_a_figure_is_about_the_documents_country_unless_the_sentence_names_one() -> None:
    written = Written()
    assert add_figures(written, figures("In Ghana, 40 victims were found. In 2020 30 offenders were convicted."), "NL", "test", "set") == 2
    about = [(o.key, strength) for _, p, o, strength, _ in written.facts if p == "ABOUT" and isinstance(o, Entity)]
    assert about == [("GH", "sentence"), ("NL", "inferred")]


def test_the_id_of_a_figure_does_not_depend_on_its_place() -> None:
    keys = []
    for lead in ("", "Some words before.\n\n"):
        written = Written()
        text = Cited.of(f"{lead}In 2020 there were 30 victims.")
        add_figures(written, find_figures([s for s in text.sentences() if "30" in s.value]), "NL", "test", "set")
        keys.append(written.facts[0][0].key)
    assert keys[0] == keys[1]
