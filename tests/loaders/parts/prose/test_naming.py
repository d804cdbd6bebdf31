import pytest

from graph.model import Entity
from loaders.parts.prose.naming import NameIndex

COMPASS = Entity("Programme", "COMPASS")
SOURCES = Entity("Programme", "Trusted Sources")
PLAN = Entity("Programme", "National Action Plan")
POLICE = Entity("Actor", "National Police", kind="police")
IOM = Entity("Actor", "IOM")
PROTECT = Entity("Programme", "PROTECT")
PROTECT_2 = Entity("Programme", "PROTECT II")

INDEX = NameIndex((e.text, e) for e in (COMPASS, SOURCES, PLAN, POLICE, IOM, PROTECT, PROTECT_2))


def found(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in INDEX.find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "a compass for municipalities",
        "it does encompass all",
        "Compass rose",
        "from trusted sources",
        "Trusted sources say",
        "unIOMed",
        "non-IOM bodies",
    ],
)
def test_what_is_written_otherwise_is_no_name(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("COMPASS began", "COMPASS"),
        ("the COMPASS programme", "COMPASS"),
        ("(IOM)", "IOM"),
        ("IOM's office", "IOM"),
        ("IOM-funded work", "IOM"),
        ("the National Action plan", "National Action plan"),
        ("the national police", "national police"),
        ("NATIONAL POLICE", "NATIONAL POLICE"),
    ],
)
def test_a_name_is_found_at_the_edges_of_words(text: str, name: str) -> None:
    assert found(text) == [name]


def test_the_longest_name_counts() -> None:
    assert found("PROTECT II and PROTECT") == ["PROTECT II", "PROTECT"]


def test_an_index_of_nothing_finds_nothing() -> None:
    assert NameIndex(()).find("COMPASS") == []


def test_letters_that_grow_when_small_keep_their_places() -> None:
    assert found("İstanbul and COMPASS") == ["COMPASS"]
