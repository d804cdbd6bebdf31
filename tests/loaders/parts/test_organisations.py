import pytest

from loaders.parts.organisations import actor, is_acronym, kind_of


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("the Government of Nigeria", "Government of Nigeria", "NG"),
        ("Federal Republic of Germany", "Government of Germany", "DE"),
        ("the Swedish Government", "Government of Sweden", "SE"),
        ("the Netherlands", "Government of the Netherlands", "NL"),
        ("Italy", "Government of Italy", "IT"),
    ],
)
def test_states_as_actors(text: str, name: str, country: str) -> None:
    entity = actor(text)
    assert (entity.shown, entity.kind, entity.country) == (name, "government", country)


@pytest.mark.parametrize(
    ("text", "aliases"),
    [
        ("Federal Criminal Police Office (Bundeskriminalamt, BKA)", {"Bundeskriminalamt", "BKA"}),
        ("IOM Nigeria", {"IOM"}),
        ('NGO "Caritas Vilnius"', {"Caritas Vilnius"}),
        ("IOM Development Fund", set()),
        ("European Union (75%)", set()),
    ],
)
def test_aliases(text: str, aliases: set[str]) -> None:
    assert set(actor(text, "LT").aliases) - {text} == aliases


@pytest.mark.parametrize("name", ["Scottish Government", "the Welsh Government"])
def test_the_government_of_a_part_of_a_state_is_not_the_state_s(name: str) -> None:
    found = actor(name)
    assert (found.shown, found.country, found.key) == (name.removeprefix("the "), "GB", None)


def test_a_body_is_of_the_country_of_its_adjective() -> None:
    assert actor("Nigerian Immigration Service", "NL").country == "NG"
    assert actor("Labour Inspectorate", "NL").country == "NL"


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Swedish Police Authority", "police"), ("Ministry of Finance", "ministry"), ("Lund University", "academic"), ("Blue Lantern", None)],
)
def test_kinds(name: str, kind: str | None) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Nigeriaanse politie", "NG"),
        ("Police nigérienne", "NE"),
        ("Policía Nacional española", "ES"),
        ("Ministère belge de la Justice", "BE"),
        ("Hilfe für nigerianische Frauen", "NL"),
        ("Belgische Federale Politie", "BE"),
        ("Österreichisches Bundesministerium", "AT"),
        ("Svenska polismyndigheten", "SE"),
        ("Sierra Leonean police", "SL"),
        ("South African Police Service", "ZA"),
    ],
)
def test_a_body_is_of_the_country_of_its_adjective_in_every_language(name: str, country: str) -> None:
    assert actor(name, "NL").country == country


KINDS_IN_LANGUAGES = {
    "government": "Bundesregierung|de Nederlandse regering|Regeringskansliet|Gouvernement fédéral",
    "ministry": "Bundesministerium für Inneres|Ministerie van Defensie|Ministère de l’Intérieur|Ministerio|Utrikesdepartementet",
    "police": "Landespolizei Tirol|Lokale Politie|Police judiciaire fédérale|Policía Nacional|Polismyndigheten|Bundeskriminalamt",
    "prosecution": "Staatsanwaltschaft Linz|Openbaar Ministerie|Parquet fédéral|Fiscalía General del Estado|Åklagarmyndigheten",
    "judiciary": "Landesgericht Graz|Rechtbank Gelderland|Tribunal judiciaire|Audiencia y juzgados|Malmö tingsrätt",
    "rapporteur": "Nationale Berichterstattungsstelle|Nationaal Rapporteur|Rapporteur national|Relatora nacional",
    "municipality": "Stadt Wels|Gemeente Arnhem|Ville de Namur|Ayuntamiento de Soria|Umeå kommun",
    "agency": "Bundesamt für Asyl|Arbeitsinspektorat|Agence fédérale|Oficina de Asilo|Migrationsverket|Dienst Terugkeer",
    "ngo": "Verein Exit|Stichting Welkom|Fondation Jura|Fundación Amaranta|Föreningen Trygg|Rode Kruis|Croix-Rouge",
    "network": "Netzwerk gegen Ausbeutung|Plateforme nationale|Plataforma contra la trata|Nätverket mot människohandel",
    "eu_body": "Europäische Kommission|Europese Unie|Commission européenne|Unión Europea|Europeiska unionen",
    "igo": "Vereinte Nationen|Verenigde Naties|Nations Unies|Naciones Unidas|Förenta nationerna",
    "academic": "Universität Graz|Universiteit Gent|Université de Liège|Universidad de León|Umeå universitet",
}


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, names in KINDS_IN_LANGUAGES.items() for name in names.split("|")])
def test_kinds_by_words_of_other_languages(kind: str, name: str) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    "text",
    ["regering van Kenia", "Regierung von Kenia", "Gouvernement du Kenya", "Gobierno de Kenia", "Kenyas regering", "regeringen i Kenya"],
)
def test_a_state_as_an_actor_in_other_languages(text: str) -> None:
    entity = actor(text)
    assert (entity.shown, entity.kind, entity.country) == ("Government of Kenya", "government", "KE")


def test_acronyms() -> None:
    assert [is_acronym(t) for t in ("IOM", "CoMensha", "Police", "I", "EL PACCTO")] == [True, True, False, False, False]
