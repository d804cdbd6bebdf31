"""The EMN template in other languages: the same facts as of its English twin, in every shape of a table."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.model import Extraction, Value
from loaders import emn, read_document
from loaders.emn.labels import languages
from tests.loaders.test_emn_data.twins import FIELDS, TWINS, Twin

EXPECTED = {
    ("Blue Lantern", "TARGETS", "AL"),
    ("Blue Lantern", "TARGETS", "CI"),
    ("Blue Lantern", "TARGETS", "GE"),
    ("Blue Lantern", "HAS_PERIOD", "2021-03-01", "2023-12-31"),
    ("Blue Lantern", "HAS_BUDGET", 2_500_000.0, "EUR", ""),
    ("Asylum, Migration and Integration Fund", "FUNDS", "Blue Lantern"),
    ("Government of Austria", "FUNDS", "Blue Lantern"),
    ("IOM", "IMPLEMENTS", "Blue Lantern"),
    ("Caritas", "IMPLEMENTS", "Blue Lantern"),
    ("LEFÖ", "IMPLEMENTS", "Blue Lantern"),
    ("Blue Lantern", "BENEFITS", "Government of Kenya"),
    ("Blue Lantern", "HAS_STATUS", "ongoing"),
    ("Blue Lantern", "ADDRESSES", "prevention"),
    ("Blue Lantern", "ADDRESSES", "protection"),
}
ANSWER = ("answers", "HAS_ANSWER", "5", "", "Yes")


def lines(cells: list[tuple[str, str]]) -> str:
    return "".join(f"{label}: {value}\n\n" for label, value in cells)


def html(cells: list[tuple[str, str]]) -> str:
    return "".join(f"<p>{label}: {value}</p> " for label, value in cells) + "\n"


def page_break(cells: list[tuple[str, str]]) -> str:
    return lines(cells[:3]) + "Page 3 of 9\n\n" + lines([cells[0], *cells[3:]])


def cut_cell(cells: list[tuple[str, str]]) -> str:
    """The countries' cell, cut by a footnote and a page before its last "and"."""
    before, conjunction, last = cells[1][1].rsplit(" ", 2)
    return lines(cells).replace(cells[1][1], f"{before}\n\n¹ See the annex.\n\nPage 3 of 9\n\n{conjunction} {last}")


SHAPES: dict[str, Callable[[list[tuple[str, str]]], str]] = {
    "lines": lines,
    "adjacent": lambda cells: lines(cells).replace("\n\n", "\n"),
    "html": html,
    "html table": lambda cells: "<table>" + "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in cells) + "</table>\n",
    "markdown": lambda cells: "".join(f"| {label} | {value} |\n" for label, value in cells),
    "tabs": lambda cells: "".join(f"{label}\t{value}\n" for label, value in cells),
    "page break": page_break,
    "cut cell": cut_cell,
    "one measure a row": lambda cells: "| " + " | ".join(a for a, _ in cells) + " |\n" + "|---" * len(cells) + "|\n| " + " | ".join(
        b for _, b in cells) + " |\n",
}  # fmt: skip


def load(folder: Path, twin: Twin, table: str) -> Extraction:
    path = folder / "contribution.txt"
    path.write_text(f"{twin.title}\n\nEMN\n\n{twin.question}\n\n{twin.boxes}\n\n{table}", "utf-8")
    return read_document(path, {"emn": emn}, "emn")


def told(extraction: Extraction) -> set[tuple[object, ...]]:
    found: set[tuple[object, ...]] = set()
    for fact in extraction.facts:
        other = fact.object
        if isinstance(other, Value):
            who = "answers" if fact.subject.label == "Document" else fact.subject.shown
            found.add((who, fact.predicate, *other.properties.values()))
        else:
            places = fact.predicate in ("TARGETS", "ADDRESSES")
            found.add((fact.subject.shown, fact.predicate, other.key if places else other.shown))
    return found


def test_every_language_with_a_table_has_a_twin_here() -> None:
    assert set(TWINS) == set(languages())


def test_every_table_has_the_same_entries() -> None:
    tables = {name: {(s, e) for s, section in table.items() for e in section} for name, table in languages().items()}
    required = tables["en"]
    assert {name: required - entries for name, entries in tables.items()} == {name: set() for name in tables}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("language", TWINS)
def test_a_table_gives_the_facts_of_its_english_twin(tmp_path: Path, language: str, shape: str) -> None:
    twin = TWINS[language]
    extraction = load(tmp_path, twin, SHAPES[shape](list(twin.cells)))
    assert told(extraction) == EXPECTED | {ANSWER}
    assert extraction.document.country == "AT"
    assert [skipped.reason for skipped in extraction.skipped] == []


@pytest.mark.parametrize("language", [name for name in TWINS if name != "en"])
def test_the_language_is_told(tmp_path: Path, language: str) -> None:
    twin = TWINS[language]
    assert load(tmp_path, twin, lines(list(twin.cells))).document.language == language


NATIONALITIES = {
    "en": "Third countries of nationality",
    "nl": "Derde landen van nationaliteit",
    "fr": "Pays tiers de nationalité",
    "de": "Drittstaaten der Staatsangehörigkeit",
    "es": "Terceros países de nacionalidad",
    "sv": "Tredjeländer av nationalitet",
}


@pytest.mark.parametrize("language", TWINS)
def test_countries_of_nationality_are_countries_of_origin(tmp_path: Path, language: str) -> None:
    twin = TWINS[language]
    cells = [twin.cell("name"), (NATIONALITIES[language], twin.cell("countries")[1]), twin.cell("partners")]
    found = load(tmp_path, twin, lines(cells))
    assert {f.qualifiers["role"] for f in found.facts if f.predicate == "TARGETS"} == {"origin"}


ENDED = {"en": "completed", "nl": "Afgerond in 2022", "fr": "Terminé", "de": "abgeschlossen (2022)", "es": "Finalizado", "sv": "Avslutat"}


@pytest.mark.parametrize("language", TWINS)
def test_a_measure_that_has_ended(tmp_path: Path, language: str) -> None:
    twin = TWINS[language]
    cells = [twin.cell("name"), twin.cell("partners"), (twin.cell("status")[0], ENDED[language])]
    assert ("Blue Lantern", "HAS_STATUS", "ended") in told(load(tmp_path, twin, lines(cells)))


EMPTY = {"en": "N/A", "nl": "n.v.t.", "fr": "sans objet", "de": "keine Angaben", "es": "no procede", "sv": "uppgift saknas"}


@pytest.mark.parametrize("language", TWINS)
def test_a_cell_that_says_nothing_is_empty(tmp_path: Path, language: str) -> None:
    twin = TWINS[language]
    cells = [cell if i in (0, 4) else (cell[0], EMPTY[language]) for i, cell in enumerate(twin.cells)]
    found = load(tmp_path, twin, lines(cells))
    partners = {(name, "IMPLEMENTS", "Blue Lantern") for name in ("IOM", "Caritas", "LEFÖ")}
    assert told(found) == partners | {ANSWER, ("Government of Austria", "FUNDS", "Blue Lantern")}
    assert len(found.skipped) == 1
    assert all(field in found.skipped[0].reason for field in FIELDS if field in ("countries", "period", "funding", "status", "themes"))


WRITTEN = {
    "en": "No, there are none.",
    "nl": "Nee, die zijn er niet.",
    "fr": "Non, il n’y en a pas.",
    "de": "Nein, es gibt keine.",
    "es": "No, no las hay.",
    "sv": "Nej, det finns inga.",
}


@pytest.mark.parametrize("language", TWINS)
def test_an_answer_in_words(tmp_path: Path, language: str) -> None:
    twin = TWINS[language]
    found = load(tmp_path, Twin(twin.title, twin.question, WRITTEN[language], twin.cells), "")
    assert told(found) == {("answers", "HAS_ANSWER", "5", "", "No")}
    assert next(f.evidence.quote for f in found.facts) == WRITTEN[language]


@pytest.mark.parametrize("language", TWINS)
def test_a_number_alone_is_enough_where_the_question_asks_the_state(tmp_path: Path, language: str) -> None:
    twin = TWINS[language]
    question = "3. " + re.split(r"5 ?[.:] ", twin.question)[1]
    assert ("answers", "HAS_ANSWER", "3", "", "Yes") in told(load(tmp_path, Twin(twin.title, question, twin.boxes, ()), ""))


def test_a_language_without_a_table_is_said(tmp_path: Path) -> None:
    twin = Twin("National contribution of Italy", "5. Altro?", "Il ministero finanzia due case rifugio e la formazione del personale.", ())
    found = load(tmp_path, twin, "Nome della misura: Lanterna\n\nPartner: Caritas\n")
    assert [s.reason for s in found.skipped if "labels" in s.reason] == [
        "the template's labels are not known in this language (it), only in de, en, es, fr, nl, sv: cells under other labels are not read"
    ]


FUNDS = {
    "nl": "Asiel-, Migratie- en Integratiefonds (AMIF); ministerie van Justitie",
    "fr": "Fonds Asile, Migration et Intégration (FAMI); ministère de l’Intérieur",
    "de": "Asyl-, Migrations- und Integrationsfonds (AMIF); Bundesministerium für Inneres",
    "es": "Fondo de Asilo, Migración e Integración (FAMI); Ministerio del Interior",
    "sv": "Asyl-, migrations- och integrationsfonden (AMIF); Justitiedepartementet",
}


@pytest.mark.parametrize("language", FUNDS)
def test_funders_by_their_names_in_the_language(tmp_path: Path, language: str) -> None:
    twin = TWINS[language]
    cells = [twin.cell("name"), twin.cell("partners"), (twin.cell("funding")[0], FUNDS[language])]
    kinds = [f.subject.kind for f in load(tmp_path, twin, lines(cells)).facts if f.predicate == "FUNDS"]
    assert kinds == ["eu_body", "ministry"]
