"""How an answer becomes a table for people."""

from queries.table_view import table_of
from tests.queries.made_answers import ROWS, answer


def test_names_know_what_they_name_and_ids_are_not_shown() -> None:
    table = table_of(answer(ROWS))
    assert [head.name for head in table.heads] == ["name", "kind", "programmes (number)", "programmes"]
    assert table.rows[0].cells[0].items[0].id == "actor:one"
    assert table.rows[0].cells[3].items[0].id == "programme:lantern"


def test_what_all_rows_say_is_said_once_and_codes_are_words() -> None:
    table = table_of(answer(ROWS))
    assert table.same == (("place", "direct"),)
    assert table.rows[1].cells[1].items[0].text == "eu body"
    assert table.rows[0].cells[3].items[0].note == "funds"
    assert table_of(answer(ROWS[:2])).same == ()


def test_words_that_say_two_things_are_one_source() -> None:
    sources = table_of(answer(ROWS)).rows[0].sources
    assert [(s.citation.quote, s.statements) for s in sources] == [("the words", ("s-1", "s-2")), ("others", ("s-3",))]
