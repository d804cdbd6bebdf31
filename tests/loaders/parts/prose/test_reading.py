from loaders.cited import Cited
from loaders.parts.organisations import actor
from loaders.parts.prose.reading import Mention, Reading, read_sentence
from loaders.parts.prose.tables import FRONT, MARKS, grammar_of


def reading(text: str, *names: str) -> Reading:
    grammar = grammar_of("en")
    assert grammar is not None
    mentions = [Mention("actor", actor(name), text.index(name), text.index(name) + len(name)) for name in names]
    return read_sentence(Cited.of(text), mentions, grammar)


def shown(read: Reading) -> str:
    return read.text.replace(MARKS["actor"], "A").replace(MARKS["money"], "M").replace(FRONT, "/")


def test_names_become_marks_and_idle_words_dates_and_brackets_go() -> None:
    assert shown(reading("Since 2019, IOM (page 3) also works closely with UNHCR in May 2020.", "IOM", "UNHCR")) == "A works with A."


def test_the_comma_behind_a_phrase_in_front_ends_its_list() -> None:
    assert (
        shown(reading("In cooperation with IOM, UNHCR and UNICEF met.", "IOM", "UNHCR", "UNICEF")) == "In cooperation with A/ A and A met."
    )


def test_a_bracket_that_tells_of_a_name_stays_as_an_aside() -> None:
    assert shown(reading("The desk (part of UNHCR) met.", "UNHCR")) == "The desk, part of A, met."


def test_an_amount_becomes_a_mark() -> None:
    assert shown(reading("IOM gave EUR 4 million to UNHCR.", "IOM", "UNHCR")) == "A gave M to A."


def test_a_quote_is_exact_text() -> None:
    text = "In 2019, IOM (page 3) also works with UNHCR today."
    read = reading(text, "IOM", "UNHCR")
    assert read.quote(0, len(read.text) - 7).value == "IOM (page 3) also works with UNHCR"
