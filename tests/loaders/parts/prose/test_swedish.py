"""Each relation in each voice, in Swedish prose of several countries; and what is no fact."""

import pytest

from tests.loaders.parts.prose.telling import Triple, read, triples

SAID: list[tuple[str, list[str]]] = [
    ("Norge finansierar projektet Blå Hamn.", ["Government of Norway > FUNDS > Blå Hamn"]),
    ("Sedan 2021 bekostar Justitiedepartementet projektet Blå Hamn.", ["Justitiedepartementet > FUNDS > Blå Hamn"]),
    ("Norge och Finland har finansierat projektet Blå Hamn.",
     ["Government of Finland > FUNDS > Blå Hamn", "Government of Norway > FUNDS > Blå Hamn"]),
    ("Under 2022 har Europeiska kommissionen finansierat projektet Blå Hamn.", ["Europeiska kommissionen > FUNDS > Blå Hamn"]),
    ("Programmet Trygg Återkomst medfinansieras av Europeiska unionen.", ["Europeiska unionen > FUNDS > Trygg Återkomst"]),
    ("Programmet Trygg Återkomst finansierades av Finland.", ["Government of Finland > FUNDS > Trygg Återkomst"]),
    ("Sedan 2019 finansieras programmet Trygg Återkomst av Danmark.", ["Government of Denmark > FUNDS > Trygg Återkomst"]),
    ("Programmet Trygg Återkomst har finansierats av Danmark.", ["Government of Denmark > FUNDS > Trygg Återkomst"]),
    ("Det av Irland finansierade projektet Blå Hamn är avslutat.", ["Government of Ireland > FUNDS > Blå Hamn"]),
    ("Projektet Blå Hamn, som Danmark bekostar, fortgår.", ["Government of Denmark > FUNDS > Blå Hamn"]),
    ("Den finska regeringen bidrar med 2 miljoner euro till projektet Blå Hamn.", ["Government of Finland > FUNDS > Blå Hamn"]),
    ("Sveriges regering avsatte medel till programmet Trygg Återkomst.", ["Government of Sweden > FUNDS > Trygg Återkomst"]),
    ("Projektet Blå Hamn startade med ekonomiskt stöd från Norge och IOM.",
     ["Government of Norway > FUNDS > Blå Hamn", "IOM > FUNDS > Blå Hamn"]),
    ("Stiftelsen Ankarplats, en ideell organisation finansierad av den norska regeringen, hjälper kvinnor.",
     ["Government of Norway > FUNDS > Stiftelsen Ankarplats"]),
    ("IOM genomför projektet Blå Hamn.", ["IOM > IMPLEMENTS > Blå Hamn"]),
    ("Sedan 2020 driver Polismyndigheten programmet Trygg Återkomst.", ["Polismyndigheten > IMPLEMENTS > Trygg Återkomst"]),
    ("Programmet Trygg Återkomst genomförs av UNICEF och IOM.",
     ["IOM > IMPLEMENTS > Trygg Återkomst", "UNICEF > IMPLEMENTS > Trygg Återkomst"]),
    ("Under 2023 genomfördes projektet Blå Hamn av Gränsbevakningsväsendet.", ["Gränsbevakningsväsendet > IMPLEMENTS > Blå Hamn"]),
    ("Säkra Vägar, ett regionalt program av IOM och UNICEF, utbildar gränsvakter.",
     ["IOM > IMPLEMENTS > Säkra Vägar", "UNICEF > IMPLEMENTS > Säkra Vägar"]),
    ("Jämställdhetsmyndigheten lanserade kampanjen ”Inte till salu”.", ["Jämställdhetsmyndigheten > IMPLEMENTS > Inte till salu"]),
    ("Frontex erbjöd en utbildning om falska handlingar.", ["Frontex > IMPLEMENTS > Utbildning om falska handlingar"]),
    ("Europol anordnar en årlig konferens om arbetskraftsexploatering.",
     ["Europol > LEADS > Årlig konferens om arbetskraftsexploatering"]),
    ("Frontex leder projektet Blå Hamn.", ["Frontex > LEADS > Blå Hamn"]),
    ("Blå Hamn-projektet samordnas av Åklagarmyndigheten.", ["Åklagarmyndigheten > LEADS > Blå Hamn"]),
    ("Polismyndigheten är ordförande för Nationella Nätverket.", ["Polismyndigheten > LEADS > Nationella Nätverket"]),
    ("Projektet Blå Hamn drivs under ledning av Eurojust.", ["Eurojust > LEADS > Blå Hamn"]),
    ("Projektet Blå Hamn, med Länsstyrelsen i Stockholm som samordnare, är nytt.", ["Länsstyrelsen i Stockholm > LEADS > Blå Hamn"]),
    ("Tullverket deltar i projektet Blå Hamn.", ["Tullverket > PARTICIPATES_IN > Blå Hamn"]),
    ("I projektet Blå Hamn deltar Lettland och Litauen.",
     ["Government of Latvia > PARTICIPATES_IN > Blå Hamn", "Government of Lithuania > PARTICIPATES_IN > Blå Hamn"]),
    ("Under 2023 deltog Lettland i projektet Blå Hamn.", ["Government of Latvia > PARTICIPATES_IN > Blå Hamn"]),
    ("Migrationsverket har medverkat i projektet Blå Hamn.", ["Migrationsverket > PARTICIPATES_IN > Blå Hamn"]),
    ("Migrationsverket är medlem i Nationella Nätverket.", ["Migrationsverket > PARTICIPATES_IN > Nationella Nätverket"]),
    ("Deltagarna i Nationella Nätverket är Europol och Frontex.",
     ["Europol > PARTICIPATES_IN > Nationella Nätverket", "Frontex > PARTICIPATES_IN > Nationella Nätverket"]),
    ("Polismyndigheten samarbetar nära med Europol och Eurojust.",
     ["Polismyndigheten > COOPERATES_WITH > Eurojust", "Polismyndigheten > COOPERATES_WITH > Europol"]),
    ("I samarbete med Frontex utbildade Polismyndigheten poliser.", ["Polismyndigheten > COOPERATES_WITH > Frontex"]),
    ("Polismyndigheten och Skatteverket samverkar.", ["Polismyndigheten > COOPERATES_WITH > Skatteverket"]),
    ("År 2021 undertecknade Sverige ett samförståndsavtal med Rumänien.", ["Government of Sweden > COOPERATES_WITH > Romania"]),
    ("Sverige har ingått ett samarbetsavtal med Rumänien.", ["Government of Sweden > COOPERATES_WITH > Romania"]),
    ("Avsiktsförklaringen mellan Sverige och Rumänien gäller.", ["Government of Sweden > COOPERATES_WITH > Romania"]),
    ("Polismyndigheten har sambandsmän i Ukraina och Moldavien.",
     ["Polismyndigheten > COOPERATES_WITH > Moldova", "Polismyndigheten > COOPERATES_WITH > Ukraine"]),
    ("Polismyndigheten bildade en gemensam utredningsgrupp med Bulgarien.", ["Polismyndigheten > COOPERATES_WITH > Bulgaria"]),
    ("Projektet Blå Hamn riktar sig till Nigeria och Ghana.", ["Blå Hamn > TARGETS > Ghana", "Blå Hamn > TARGETS > Nigeria"]),
    ("Projektet Blå Hamn är verksamt i länder som Togo och Benin.", ["Blå Hamn > TARGETS > Benin", "Blå Hamn > TARGETS > Togo"]),
    ("Projektet Blå Hamn riktar sig till nigerianska kvinnor.", ["Blå Hamn > TARGETS > Nigeria"]),
    ("Jämställdhetsmyndigheten ansvarar för programmet Trygg Återkomst.", ["Jämställdhetsmyndigheten > RESPONSIBLE_FOR > Trygg Återkomst"]),
    ("Socialdepartementet är ansvarigt för programmet Trygg Återkomst.", ["Socialdepartementet > RESPONSIBLE_FOR > Trygg Återkomst"]),
    ("IOM genomför programmet Trygg Återkomst på uppdrag av Migrationsverket.",
     ["IOM > IMPLEMENTS > Trygg Återkomst", "Migrationsverket > RESPONSIBLE_FOR > Trygg Återkomst"]),
    ("Projektet Norrsken ersattes av projektet Blå Hamn.", ["Blå Hamn > SUCCEEDS > Norrsken"]),
    ("Projektet Blå Hamn är en fortsättning på projektet Norrsken.", ["Blå Hamn > SUCCEEDS > Norrsken"]),
    ("Projektet Blå Hamn efterträdde projektet Norrsken.", ["Blå Hamn > SUCCEEDS > Norrsken"]),
    ("Projektet Norrsken är en del av programmet Trygg Återkomst.", ["Norrsken > PART_OF > Trygg Återkomst"]),
    ("Ekobrottsmyndigheten lyder under Justitiedepartementet.", ["Ekobrottsmyndigheten > PART_OF > Justitiedepartementet"]),
    ("Stiftelsen Ankarplats ligger i Lettland.", ["Stiftelsen Ankarplats > LOCATED_IN > Latvia"]),
    ("Under 2020 slöt Sverige och Norge ett samarbetsavtal.", ["Government of Sweden > COOPERATES_WITH > Norway"]),
    ("IOM driver med stöd från Norge projektet Blå Hamn.",
     ["Government of Norway > FUNDS > Blå Hamn", "IOM > IMPLEMENTS > Blå Hamn"]),
    ("Lettland bidrar till projektet Blå Hamn.", ["Government of Latvia > PARTICIPATES_IN > Blå Hamn"]),
    ("Sverige bekostar UNICEF:s arbete.", []),
]  # fmt: skip


def told(text: str) -> list[str]:
    return sorted(" > ".join(triple) for triple in triples(text, "SE", language="sv"))


@pytest.mark.parametrize(("sentence", "facts"), SAID, ids=lambda value: value if isinstance(value, str) else "")
def test_a_sentence_says_its_facts(sentence: str, facts: list[str]) -> None:
    assert told(sentence) == facts


NOT_SAID = [
    "Justitiedepartementet kan finansiera projektet Blå Hamn.",
    "Justitiedepartementet planerar att finansiera projektet Blå Hamn.",
    "Justitiedepartementet avser att projektet Blå Hamn finansieras av Norge.",
    "Projektet Blå Hamn kommer att finansieras av Norge.",
    "Projektet Blå Hamn ska genomföras av IOM.",
    "Projektet Blå Hamn skulle ha genomförts av IOM.",
    "Norge finansierar inte projektet Blå Hamn.",
    "Norge finansierar inte längre projektet Blå Hamn.",
    "Projektet Blå Hamn finansieras inte av Norge.",
    "Projektet Blå Hamn finansieras inte längre av Norge.",
    "Om ansökan beviljas finansierar Norge projektet Blå Hamn.",
    "Norge finansierar projektet Blå Hamn, förutsatt att Finland bidrar.",
    "Norge finansierar projektet Blå Hamn om Finland bidrar.",
    "Polismyndigheten vill delta i projektet Blå Hamn.",
    "Polismyndigheten överväger att delta i projektet Blå Hamn.",
    "Finansierar Norge projektet Blå Hamn?",
    "Sverige förhandlar om ett samförståndsavtal med Rumänien.",
    "Europol inbjöds att delta i projektet Blå Hamn.",
    "Utan stöd från Norge upphör projektet Blå Hamn.",
    "Varken Norge eller Finland finansierar projektet Blå Hamn.",
    "Brottsoffer som samarbetar med Polismyndigheten får tillstånd.",
    "Polismyndigheten grep tolv personer i Malmö.",
    "Projektet Blå Hamn förväntas genomföras av IOM.",
    "Sverige samarbetar inte med Rumänien.",
    "Anna Svensson leder projektet Blå Hamn.",
    "Norges budget finansierar inget sådant.",
]


@pytest.mark.parametrize("sentence", NOT_SAID)
def test_what_is_hedged_planned_denied_or_asked_is_no_fact(sentence: str) -> None:
    assert told(sentence) == []


REFERRED: list[tuple[str, Triple]] = [
    ("Projektet Blå Hamn började. Det finansieras av Norge.", ("Government of Norway", "FUNDS", "Blå Hamn")),
    ("Projektet Blå Hamn började. Projektet genomförs av IOM.", ("IOM", "IMPLEMENTS", "Blå Hamn")),
    ("Projektet Blå Hamn började. Detta projekt genomförs av IOM.", ("IOM", "IMPLEMENTS", "Blå Hamn")),
    ("Vi finansierar projektet Blå Hamn.", ("Government of Sweden", "FUNDS", "Blå Hamn")),
    ("Jämställdhetsmyndigheten möttes. Myndigheten finansierar projektet Blå Hamn.", ("Jämställdhetsmyndigheten", "FUNDS", "Blå Hamn")),
    ("Sverige känner projektet Blå Hamn och projektet Norrsken. Dessa projekt finansieras av Norge.",
     ("Government of Norway", "FUNDS", "Norrsken")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fact"), REFERRED)
def test_a_word_of_reference_is_what_was_named_before_and_inferred(text: str, fact: Triple) -> None:
    found = read(text, "SE", language="sv")
    assert [f.strength for f in found if (f.subject.shown, f.predicate, getattr(f.object, "shown", "")) == fact] == ["inferred"]


def test_an_instrument_has_its_english_name() -> None:
    fact = read("Sverige slöt ett samarbetsavtal med Moldavien.", "SE", language="sv")[0]
    assert fact.qualifiers["instrument"] == "Cooperation Agreement"


def test_an_amount_goes_with_the_fact() -> None:
    fact = read("Norge bidrar med 2 miljoner euro till projektet Blå Hamn.", "SE", language="sv")[0]
    assert dict(fact.qualifiers) == {"amount": 2_000_000.0, "currency": "EUR"}
