"""Sectors of a 3W row and the themes that the reviewed table makes of them."""

from pathlib import Path

import pytest

from tests.loaders.three_w.reading import column, read


@pytest.mark.parametrize(
    ("cell", "quote"),
    [
        ("Counter Trafficking", "Counter Trafficking"),
        ("COUNTER–TRAFFICKING", "COUNTER–TRAFFICKING"),
        ("Protection; Counter-trafficking", "Counter-trafficking"),
        ("Protection | Counter-trafficking", "Counter-trafficking"),
        ("Protection / Anti-trafficking", "Anti-trafficking"),
        ("Protection\nAnti-trafficking", "Anti-trafficking"),
        ("Protection (Counter-Trafficking)", "Counter-Trafficking"),
        ("Trafficking in Persons (TIP)", "Trafficking in Persons"),
        ("Protection: Human Trafficking", "Human Trafficking"),
        ("Lutte contre la traite", "Lutte contre la traite"),
        ("Trata de Personas", "Trata de Personas"),
        ("Enfrentamento ao tráfico de pessoas", "Enfrentamento ao tráfico de pessoas"),
        ("Combate ao trafico de pessoas", "Combate ao trafico de pessoas"),
    ],
)
def test_a_sector_is_known_however_it_is_written(tmp_path: Path, cell: str, quote: str) -> None:
    _, batch = read(tmp_path, f'#org,#sector,#country\nA Club,"{cell}",Kenya\n')
    assert column(batch, "ADDRESSES", "quote") == [quote]
    assert quote in str(batch.nodes["Passage"]["text"])


@pytest.mark.parametrize("cell", ["Drug trafficking", "Protection", "Counter-trafficking of wildlife", "Traite"])
def test_what_the_table_does_not_hold_is_no_theme(tmp_path: Path, cell: str) -> None:
    _, batch = read(tmp_path, f"#org,#sector,#country\nA Club,{cell},Kenya\n")
    assert column(batch, "ADDRESSES", "quote") == []


def test_several_sectors_of_a_cell_are_one_each(tmp_path: Path) -> None:
    _, batch = read(tmp_path, '#org,#sector,#country\nA Club,"Food; Health|Water\nShelter/NFI",Kenya\n')
    assert column(batch, "HAS_SECTOR", "quote") == ["Food", "Health", "Water", "Shelter/NFI"]


def test_a_theme_is_said_once_a_row_and_theme(tmp_path: Path) -> None:
    _, batch = read(tmp_path, "#org,#sector,#country\nA Club,Counter-trafficking; Anti-trafficking; Prevention of trafficking,Kenya\n")
    assert column(batch, "ADDRESSES", "quote") == ["Counter-trafficking", "Prevention of trafficking"]


def test_relevance_names_the_cell_that_tells_it(tmp_path: Path) -> None:
    _, batch = read(tmp_path, "#org,#activity,#sector\nA Club,Awareness raising,Counter-trafficking\n")
    assert column(batch, "HAS_RELEVANCE", "quote") == ["Counter-trafficking"]
    assert column(batch, "HAS_RELEVANCE", "locator") == ["C2"]
