"""An answer as a report: what is said, and by which numbers."""

from graph.export.report import Block, Grid, Heading, Paragraph
from queries.reporting import NONE_FOUND, report_of
from tests.queries.made_answers import ROWS, answer


def text_of(block: Block) -> str:
    if isinstance(block, Heading):
        return block.text
    return "".join(words.text for words in block.line) if isinstance(block, Paragraph) else block.title


def test_rows_are_numbered_and_their_sources_are_listed_once() -> None:
    report = report_of(answer(ROWS))
    grid = next(block for block in report.blocks if isinstance(block, Grid))
    assert [column.name for column in grid.columns] == ["#", "name", "kind", "programmes (number)", "programmes"]
    assert [column.figures for column in grid.columns] == [True, False, False, True, False]
    first = grid.rows[0]
    assert [words.text for words in first[1][0]] == ["One", ""]
    assert first[1][0][1].sources == (1, 2)
    assert first[4][0][0].text == "LANTERN: funds"
    assert [(s.quote, s.page, s.strength) for s in report.sources] == [("the words", 3, "table"), ("others", 3, "table")]


def test_it_says_as_of_when_and_of_which_graph_it_was_drawn() -> None:
    assert report_of(answer(ROWS)).about.startswith("As of the latest editions held; graph version 1.")


def test_nothing_found_is_no_proof() -> None:
    report = report_of(answer(()))
    assert NONE_FOUND in [text_of(block) for block in report.blocks]
    assert report.sources == ()
    assert "What was searched" in [text_of(block) for block in report.blocks]
