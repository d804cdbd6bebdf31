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


def test_a_body_is_of_the_country_of_its_adjective() -> None:
    assert actor("Nigerian Immigration Service", "NL").country == "NG"
    assert actor("Labour Inspectorate", "NL").country == "NL"


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Swedish Police Authority", "police"), ("Ministry of Finance", "ministry"), ("Lund University", "academic"), ("Blue Lantern", None)],
)
def test_kinds(name: str, kind: str | None) -> None:
    assert kind_of(name) == kind


def test_acronyms() -> None:
    assert [is_acronym(t) for t in ("IOM", "CoMensha", "Police", "I", "EL PACCTO")] == [True, True, False, False, False]
