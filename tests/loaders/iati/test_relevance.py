"""Whether an activity is about trafficking in human beings, and which of its elements says so."""

from pathlib import Path

import pytest

from graph.store import Cell
from tests.loaders.iati.reading import Read, read_one

DULL = (
    "<title><narrative>Regional mobility programme</narrative></title>"
    "<description><narrative>The programme supports the safe mobility of workers in the region.</narrative></description>"
)


def judged(tmp_path: Path, content: str) -> tuple[Read, dict[str, Cell]]:
    read = read_one(tmp_path, content)
    (row,) = read.rows("HAS_RELEVANCE")
    return read, row


@pytest.mark.parametrize(
    ("content", "locator"),
    [
        ('<sector code="11110"/><sector vocabulary="99" code="CT"><narrative>Victims of trafficking</narrative></sector>', "sector[2]"),
        ('<sector code="15190"><narrative xml:lang="fr">Traite des personnes</narrative></sector>', "sector[1]"),
        ('<sector vocabulary="RO">Human trafficking</sector>', "sector[1]"),
        ('<tag vocabulary="99" code="T"><narrative>Human trafficking</narrative></tag>', "tag[1]"),
        ("<result><indicator/></result><result><title><narrative>Victims of trafficking</narrative></title></result>", "result[2]/title"),
    ],
)  # fmt: skip
def test_sectors_tags_and_results_say_so_too(tmp_path: Path, content: str, locator: str) -> None:
    read, row = judged(tmp_path, DULL + content)
    assert (row["to_id"], row["locator"], row["strength"]) == ("relevance:yes", locator, "sentence")
    assert str(row["quote"]) in str(read.passages[0])


@pytest.mark.parametrize(
    "content",
    [
        '<tag vocabulary="3" code="8.7"><narrative>End modern slavery and human trafficking</narrative></tag>',
        '<sector vocabulary="8" code="8.7"><narrative>End modern slavery and human trafficking</narrative></sector>',
        '<sector code="16063"><narrative>Narcotics control</narrative></sector>',
        "<result><title><narrative>Roads</narrative></title></result>",
    ],
)
def test_the_words_of_the_sustainable_development_goals_are_not_the_publishers(tmp_path: Path, content: str) -> None:
    assert judged(tmp_path, DULL + content)[1]["to_id"] == "relevance:no"


def test_what_title_and_description_say_counts_first(tmp_path: Path) -> None:
    title = "<title><narrative>Against human trafficking</narrative></title>"
    row = judged(tmp_path, title + '<sector vocabulary="99" code="CT"><narrative>Victims of trafficking</narrative></sector>')[1]
    assert (row["locator"], row["quote"]) == ("title", "human trafficking")


@pytest.mark.parametrize(
    ("content", "locator"),
    [
        ('<title><narrative xml:lang="fr">Projet</narrative><narrative>Against human trafficking</narrative></title>', "title"),
        ("<description><narrative>Against human trafficking</narrative></description>", "description"),
        ("<title><narrative>Aid</narrative></title><description><narrative>Human trafficking</narrative></description>", "description"),
        (f"{DULL}<description><narrative>Human trafficking</narrative></description>", "description[2]"),
        (DULL, "title"),
        ("<description><narrative>Roads and bridges for the people of the hills</narrative></description>", "description"),
    ],
)
def test_the_element_that_says_so_is_told(tmp_path: Path, content: str, locator: str) -> None:
    assert judged(tmp_path, content)[1]["locator"] == locator
