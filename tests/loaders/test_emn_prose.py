"""Whole contributions in Dutch and Swedish: their answers' sentences give facts, each quoted from the text."""

from pathlib import Path

import pytest

from graph.model import Entity, Extraction
from loaders import emn, read_document

DATA = Path(__file__).parent / "test_emn_data"

BELGIUM = {
    ("Government of Belgium", "RESPONSIBLE_FOR", "Nationaal Actieplan Mensenhandel"),
    ("Interdepartementale Coördinatiecel", "LEADS", "Nationaal Actieplan Mensenhandel"),
    ("FOD Justitie", "LEADS", "Interdepartementale Coördinatiecel"),
    ("Government of Belgium", "PARTICIPATES_IN", "EMPACT Trafficking in Human Beings"),
    ("Federale Politie", "COOPERATES_WITH", "Europol"),
    ("Federale Politie", "COOPERATES_WITH", "Eurojust"),
    ("Federale Politie", "COOPERATES_WITH", "Frontex"),
    ("Government of Belgium", "COOPERATES_WITH", "Albania"),
    ("Federale Politie", "COOPERATES_WITH", "Morocco"),
    ("Federale Politie", "COOPERATES_WITH", "Türkiye"),
    ("ministerie van Buitenlandse Zaken", "FUNDS", "Groene Poort"),
    ("Enabel", "FUNDS", "Groene Poort"),
    ("Government of Luxembourg", "FUNDS", "Groene Poort"),
    ("Agentschap Opvang", "RESPONSIBLE_FOR", "Veilige Overtocht"),
    ("Asiel-, Migratie- en Integratiefonds", "FUNDS", "Veilige Overtocht"),
    ("Caritas", "IMPLEMENTS", "Veilige Overtocht"),
    ("Rode Kruis", "IMPLEMENTS", "Veilige Overtocht"),
    ("Veilige Overtocht", "TARGETS", "Nigeria"),
    ("Veilige Overtocht", "TARGETS", "Ghana"),
    ("Veilige Overtocht", "TARGETS", "Benin"),
    ("Vlaamse overheid", "IMPLEMENTS", "Kijk Verder"),
    ("Federale Politie", "LEADS", "Jaarlijkse conferentie over gedwongen arbeid"),
    ("Payoke", "LEADS", "Jaarlijkse conferentie over gedwongen arbeid"),
    ("Government of Switzerland", "FUNDS", "Open Haven"),
    ("Nieuwe Haven", "SUCCEEDS", "Open Haven"),
    ("Government of Belgium", "FUNDS", "Nieuwe Haven"),
    ("Payoke", "PARTICIPATES_IN", "Platform Opvang"),
    ("Caritas", "PARTICIPATES_IN", "Platform Opvang"),
    ("Dienst Vreemdelingenzaken", "PARTICIPATES_IN", "Platform Opvang"),
    ("Platform Opvang", "PART_OF", "Federale Overheidsdienst Justitie"),
}
FINLAND = {
    ("Government of Finland", "RESPONSIBLE_FOR", "Handlingsplanen mot Människohandel"),
    ("Justitieministeriet", "LEADS", "Handlingsplanen mot Människohandel"),
    ("Government of Finland", "PARTICIPATES_IN", "EMPACT Trafficking in Human Beings"),
    ("Centralkriminalpolisen", "COOPERATES_WITH", "Europol"),
    ("Centralkriminalpolisen", "COOPERATES_WITH", "Eurojust"),
    ("Centralkriminalpolisen", "COOPERATES_WITH", "Interpol"),
    ("Government of Finland", "COOPERATES_WITH", "Vietnam"),
    ("Polisstyrelsen", "COOPERATES_WITH", "Thailand"),
    ("Polisstyrelsen", "COOPERATES_WITH", "Türkiye"),
    ("Utrikesministeriet", "FUNDS", "Grön Port"),
    ("Government of Norway", "FUNDS", "Grön Port"),
    ("Government of Luxembourg", "FUNDS", "Grön Port"),
    ("Migrationsverket", "RESPONSIBLE_FOR", "Säker Passage"),
    ("Röda Korset", "IMPLEMENTS", "Säker Passage"),
    ("Asyl-, migrations- och integrationsfonden", "FUNDS", "Säker Passage"),
    ("Säker Passage", "TARGETS", "Nigeria"),
    ("Säker Passage", "TARGETS", "Ghana"),
    ("Säker Passage", "TARGETS", "Benin"),
    ("Arbetarskyddsmyndigheten", "IMPLEMENTS", "Se Längre"),
    ("Polisstyrelsen", "LEADS", "Årlig konferens om tvångsarbete"),
    ("IOM", "LEADS", "Årlig konferens om tvångsarbete"),
    ("Government of Switzerland", "FUNDS", "Öppen Hamn"),
    ("Ny Hamn", "SUCCEEDS", "Öppen Hamn"),
    ("Government of Finland", "FUNDS", "Ny Hamn"),
    ("Polisstyrelsen", "PART_OF", "Inrikesministeriet"),
    ("Migrationsverket", "PARTICIPATES_IN", "Nätverket Utväg"),
    ("Arbetarskyddsmyndigheten", "PARTICIPATES_IN", "Nätverket Utväg"),
    ("Röda Korset", "PARTICIPATES_IN", "Nätverket Utväg"),
}


def contribution(name: str) -> Extraction:
    return read_document(DATA / name, {"emn": emn}, "emn")


def said(extraction: Extraction) -> set[tuple[str, str, str]]:
    """What the rules for sentences found."""
    prose = [f for f in extraction.facts if f.rule.startswith("prose.")]
    return {(f.subject.shown, f.predicate, f.object.shown) for f in prose if isinstance(f.object, Entity)}


@pytest.mark.parametrize(("name", "facts"), [("belgium.txt", BELGIUM), ("finland.txt", FINLAND)])
def test_the_answers_of_a_contribution_give_these_facts_and_no_others(name: str, facts: set[tuple[str, str, str]]) -> None:
    assert said(contribution(name)) == facts


@pytest.mark.parametrize("name", ["belgium.txt", "finland.txt"])
def test_each_fact_quotes_the_contribution(name: str) -> None:
    text = (DATA / name).read_text("utf-8")
    assert [f.evidence.quote for f in contribution(name).facts if f.rule.startswith("prose.") and f.evidence.quote not in text] == []


OTHERS = {
    "de": (
        "Nationaler Beitrag Österreichs",
        "Das Bundesministerium für Inneres finanziert das Projekt Blaue Laterne, das von Frontex durchgeführt wird.",
    ),
    "fr": (
        "Contribution nationale de la France",
        "Le ministère de l’Intérieur finance le projet Lanterne bleue, qui est mis en œuvre par Frontex.",
    ),
    "es": (
        "Contribución nacional de España",
        "El Ministerio del Interior financia el proyecto Linterna Azul, que es ejecutado por Frontex.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", OTHERS)
def test_prose_of_a_language_without_a_grammar_gives_mentions_and_no_facts(tmp_path: Path, language: str) -> None:
    title, answer = OTHERS[language]
    path = tmp_path / "contribution.txt"
    path.write_text(f"{title}\n\nEMN\n\n5. {answer}\n\n{answer}\n", "utf-8")
    extraction = read_document(path, {"emn": emn}, "emn")
    assert extraction.document.language == language
    assert said(extraction) == set()
    assert "Frontex" in {mention.entity.text for mention in extraction.mentions}
