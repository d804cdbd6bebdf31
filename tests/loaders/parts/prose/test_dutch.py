"""Each relation in each voice, in Dutch prose of several countries; and what is no fact."""

import pytest

from tests.loaders.parts.prose.telling import Triple, read, triples

SAID: list[tuple[str, list[str]]] = [
    ("Zweden financiert het project Blauwe Haven.", ["Government of Sweden > FUNDS > Blauwe Haven"]),
    ("Sinds 2021 bekostigt het ministerie van Justitie en Veiligheid het project Blauwe Haven.",
     ["ministerie van Justitie en Veiligheid > FUNDS > Blauwe Haven"]),
    ("Zweden en Noorwegen hebben het project Blauwe Haven gefinancierd.",
     ["Government of Norway > FUNDS > Blauwe Haven", "Government of Sweden > FUNDS > Blauwe Haven"]),
    ("In 2022 heeft de Europese Commissie het project Blauwe Haven gesubsidieerd.", ["Europese Commissie > FUNDS > Blauwe Haven"]),
    ("Het programma Veilige Terugkeer wordt medegefinancierd door de Europese Unie.", ["Europese Unie > FUNDS > Veilige Terugkeer"]),
    ("Het programma Veilige Terugkeer werd door Finland gefinancierd.", ["Government of Finland > FUNDS > Veilige Terugkeer"]),
    ("Het door Ierland gefinancierde project Blauwe Haven is afgelopen.", ["Government of Ireland > FUNDS > Blauwe Haven"]),
    ("Het project Blauwe Haven, dat Denemarken bekostigt, loopt goed.", ["Government of Denmark > FUNDS > Blauwe Haven"]),
    ("De Zweedse regering draagt 2 miljoen euro bij aan het project Blauwe Haven.", ["Government of Sweden > FUNDS > Blauwe Haven"]),
    ("België stelde geld beschikbaar voor het programma Veilige Terugkeer.", ["Government of Belgium > FUNDS > Veilige Terugkeer"]),
    ("Het project Blauwe Haven werd opgezet met financiële steun van Noorwegen en IOM.",
     ["Government of Norway > FUNDS > Blauwe Haven", "IOM > FUNDS > Blauwe Haven"]),
    ("De stichting Ankerplaats, een ngo gesubsidieerd door de Belgische overheid, helpt vrouwen.",
     ["Government of Belgium > FUNDS > stichting Ankerplaats"]),
    ("IOM voert het project Blauwe Haven uit.", ["IOM > IMPLEMENTS > Blauwe Haven"]),
    ("Sinds 2020 voert de Poolse politie het programma Veilige Terugkeer uit.", ["Poolse politie > IMPLEMENTS > Veilige Terugkeer"]),
    ("Het programma Veilige Terugkeer wordt uitgevoerd door UNICEF en IOM.",
     ["IOM > IMPLEMENTS > Veilige Terugkeer", "UNICEF > IMPLEMENTS > Veilige Terugkeer"]),
    ("Veilige Wegen, een regionaal programma van IOM en UNICEF, traint grenswachten.",
     ["IOM > IMPLEMENTS > Veilige Wegen", "UNICEF > IMPLEMENTS > Veilige Wegen"]),
    ('De Estse politie lanceerde de campagne "Niet te koop".', ["Estse politie > IMPLEMENTS > Niet te koop"]),
    ("Frontex gaf een training over valse documenten.", ["Frontex > IMPLEMENTS > Training over valse documenten"]),
    ("Europol organiseert een jaarlijkse conferentie over arbeidsuitbuiting.",
     ["Europol > LEADS > Jaarlijkse conferentie over arbeidsuitbuiting"]),
    ("Frontex leidt het project Blauwe Haven.", ["Frontex > LEADS > Blauwe Haven"]),
    ("Het Blauwe Haven-project wordt gecoördineerd door de Deense politie.", ["Deense politie > LEADS > Blauwe Haven"]),
    ("De Deense politie zit het Platform Mensenhandel voor.", ["Deense politie > LEADS > Platform Mensenhandel"]),
    ("Europol is trekker van het project Blauwe Haven.", ["Europol > LEADS > Blauwe Haven"]),
    ("Het project Blauwe Haven loopt onder leiding van Eurojust.", ["Eurojust > LEADS > Blauwe Haven"]),
    ("De Finse politie neemt deel aan het project Blauwe Haven.", ["Finse politie > PARTICIPATES_IN > Blauwe Haven"]),
    ("In 2023 nam Letland deel aan het project Blauwe Haven.", ["Government of Latvia > PARTICIPATES_IN > Blauwe Haven"]),
    ("Letland en Litouwen doen mee aan het project Blauwe Haven.",
     ["Government of Latvia > PARTICIPATES_IN > Blauwe Haven", "Government of Lithuania > PARTICIPATES_IN > Blauwe Haven"]),
    ("Het ministerie van Volksgezondheid, Welzijn en Sport is lid van het Platform Mensenhandel.",
     ["ministerie van Volksgezondheid, Welzijn en Sport > PARTICIPATES_IN > Platform Mensenhandel"]),
    ("De deelnemers aan het Platform Mensenhandel zijn Europol en Frontex.",
     ["Europol > PARTICIPATES_IN > Platform Mensenhandel", "Frontex > PARTICIPATES_IN > Platform Mensenhandel"]),
    ("De Finse politie werkt nauw samen met Europol en Eurojust.",
     ["Finse politie > COOPERATES_WITH > Eurojust", "Finse politie > COOPERATES_WITH > Europol"]),
    ("In samenwerking met Frontex leidde de Finse politie agenten op.", ["Finse politie > COOPERATES_WITH > Frontex"]),
    ("In 2021 ondertekende Zweden een memorandum van overeenstemming met Roemenië.",
     ["Government of Sweden > COOPERATES_WITH > Romania"]),
    ("Zweden heeft met Roemenië een samenwerkingsovereenkomst gesloten.", ["Government of Sweden > COOPERATES_WITH > Romania"]),
    ("De intentieverklaring tussen Zweden en Roemenië geldt nog.", ["Government of Sweden > COOPERATES_WITH > Romania"]),
    ("De Finse politie heeft verbindingsofficieren in Oekraïne en Moldavië.",
     ["Finse politie > COOPERATES_WITH > Moldova", "Finse politie > COOPERATES_WITH > Ukraine"]),
    ("De Finse politie vormde een gemeenschappelijk onderzoeksteam met Bulgarije.", ["Finse politie > COOPERATES_WITH > Bulgaria"]),
    ("Het project Blauwe Haven richt zich op Nigeria en Ghana.",
     ["Blauwe Haven > TARGETS > Ghana", "Blauwe Haven > TARGETS > Nigeria"]),
    ("Het project Blauwe Haven is actief in landen als Togo en Benin.",
     ["Blauwe Haven > TARGETS > Benin", "Blauwe Haven > TARGETS > Togo"]),
    ("Het project Blauwe Haven richt zich op Nigeriaanse vrouwen.", ["Blauwe Haven > TARGETS > Nigeria"]),
    ("Het ministerie van Binnenlandse Zaken is eindverantwoordelijk voor het programma Veilige Terugkeer.",
     ["ministerie van Binnenlandse Zaken > RESPONSIBLE_FOR > Veilige Terugkeer"]),
    ("Het programma Veilige Terugkeer valt onder de verantwoordelijkheid van het ministerie van Justitie.",
     ["ministerie van Justitie > RESPONSIBLE_FOR > Veilige Terugkeer"]),
    ("IOM voert het programma Veilige Terugkeer in opdracht van de Zweedse regering uit.",
     ["Government of Sweden > RESPONSIBLE_FOR > Veilige Terugkeer", "IOM > IMPLEMENTS > Veilige Terugkeer"]),
    ("Het project Noorderlicht werd opgevolgd door het project Blauwe Haven.", ["Blauwe Haven > SUCCEEDS > Noorderlicht"]),
    ("Het project Blauwe Haven is de opvolger van het project Noorderlicht.", ["Blauwe Haven > SUCCEEDS > Noorderlicht"]),
    ("Het project Blauwe Haven volgt het project Noorderlicht op.", ["Blauwe Haven > SUCCEEDS > Noorderlicht"]),
    ("Het project Noorderlicht maakt deel uit van het programma Veilige Terugkeer.", ["Noorderlicht > PART_OF > Veilige Terugkeer"]),
    ("De Inspectie Arbeid valt onder het ministerie van Sociale Zaken.", ["Inspectie Arbeid > PART_OF > ministerie van Sociale Zaken"]),
    ("De stichting Ankerplaats is gevestigd in Letland.", ["stichting Ankerplaats > LOCATED_IN > Latvia"]),
    ("In 2020 sloten Zweden en Noorwegen een convenant.", ["Government of Sweden > COOPERATES_WITH > Norway"]),
    ("IOM voert met steun van Noorwegen het project Blauwe Haven uit.",
     ["Government of Norway > FUNDS > Blauwe Haven", "IOM > IMPLEMENTS > Blauwe Haven"]),
    ("Letland draagt bij aan het project Blauwe Haven.", ["Government of Latvia > PARTICIPATES_IN > Blauwe Haven"]),
]  # fmt: skip


def told(text: str) -> list[str]:
    return sorted(" > ".join(triple) for triple in triples(text, "SE", language="nl"))


@pytest.mark.parametrize(("sentence", "facts"), SAID, ids=lambda value: value if isinstance(value, str) else "")
def test_a_sentence_says_its_facts(sentence: str, facts: list[str]) -> None:
    assert told(sentence) == facts


NOT_SAID = [
    "Het ministerie van Justitie kan het project Blauwe Haven financieren.",
    "Het ministerie van Justitie is van plan het project Blauwe Haven te financieren.",
    "Het project Blauwe Haven zal door Zweden worden gefinancierd.",
    "Het project Blauwe Haven zou worden uitgevoerd door IOM.",
    "Zweden financiert het project Blauwe Haven niet.",
    "Zweden financiert het project Blauwe Haven niet langer.",
    "IOM voert het project Blauwe Haven niet uit.",
    "Het project Blauwe Haven wordt niet door Zweden gefinancierd.",
    "Het project Blauwe Haven wordt niet langer gefinancierd door Zweden.",
    "Indien de aanvraag slaagt, financiert Zweden het project Blauwe Haven.",
    "Zweden financiert het project Blauwe Haven, mits Noorwegen meebetaalt.",
    "De Finse politie wil deelnemen aan het project Blauwe Haven.",
    "De Finse politie overweegt deel te nemen aan het project Blauwe Haven.",
    "Financiert Zweden het project Blauwe Haven?",
    "Zweden onderhandelt over een memorandum van overeenstemming met Roemenië.",
    "Europol werd uitgenodigd om deel te nemen aan het project Blauwe Haven.",
    "Zonder steun van Zweden stopt het project Blauwe Haven.",
    "Noch Zweden noch Noorwegen financiert het project Blauwe Haven.",
    "Slachtoffers die samenwerken met de Finse politie krijgen een vergunning.",
    "De Finse politie hield in Tampere twaalf verdachten aan.",
    "Het project Blauwe Haven wordt naar verwachting uitgevoerd door IOM.",
    "Zweden werkt niet samen met Roemenië.",
    "Anna Svensson leidt het project Blauwe Haven.",
    "De begroting van Zweden financiert niets van dien aard.",
]


@pytest.mark.parametrize("sentence", NOT_SAID)
def test_what_is_hedged_planned_denied_or_asked_is_no_fact(sentence: str) -> None:
    assert told(sentence) == []


REFERRED: list[tuple[str, Triple]] = [
    ("Het project Blauwe Haven begon. Het wordt gefinancierd door Noorwegen.", ("Government of Norway", "FUNDS", "Blauwe Haven")),
    ("Het project Blauwe Haven begon. Het project wordt uitgevoerd door IOM.", ("IOM", "IMPLEMENTS", "Blauwe Haven")),
    ("Wij financieren het project Blauwe Haven.", ("Government of Sweden", "FUNDS", "Blauwe Haven")),
    ("Het ministerie van Justitie kwam bijeen. Het ministerie bekostigt het project Blauwe Haven.",
     ("ministerie van Justitie", "FUNDS", "Blauwe Haven")),
    ("Zweden kent het project Blauwe Haven en het project Noorderlicht. Deze projecten worden gefinancierd door Noorwegen.",
     ("Government of Norway", "FUNDS", "Noorderlicht")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fact"), REFERRED)
def test_a_word_of_reference_is_what_was_named_before_and_inferred(text: str, fact: Triple) -> None:
    found = read(text, "SE", language="nl")
    assert [f.strength for f in found if (f.subject.shown, f.predicate, getattr(f.object, "shown", "")) == fact] == ["inferred"]


def test_an_instrument_has_its_english_name() -> None:
    fact = read("Zweden sloot een samenwerkingsovereenkomst met Moldavië.", "SE", language="nl")[0]
    assert fact.qualifiers["instrument"] == "Cooperation Agreement"


def test_an_amount_goes_with_the_fact() -> None:
    fact = read("Zweden draagt 2 miljoen euro bij aan het project Blauwe Haven.", "SE", language="nl")[0]
    assert dict(fact.qualifiers) == {"amount": 2_000_000.0, "currency": "EUR"}
