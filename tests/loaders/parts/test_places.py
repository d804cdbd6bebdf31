import pytest

from loaders.cited import Cited
from loaders.parts.places import find_adjectives, find_places, listed_places, named_place

PAIRS = [
    ("Niger and Nigeria", ["NE", "NG"]),
    ("Guinea, Guinea-Bissau, Equatorial Guinea and Papua New Guinea", ["GN", "GW", "GQ", "PG"]),
    ("Sudan and South Sudan", ["SD", "SS"]),
    ("the Democratic Republic of the Congo and the Republic of the Congo", ["CD", "CG"]),
    ("Dominica and the Dominican Republic", ["DM", "DO"]),
    ("Georgia, Jordan, Chad", ["GE", "JO", "TD"]),
    ("Bosnia and Herzegovina", ["BA"]),
    ("North Macedonia and Bosnia and Herzegovina", ["MK", "BA"]),
    ("Trinidad and Tobago and Cuba", ["TT", "CU"]),
]


@pytest.mark.parametrize(("text", "codes"), PAIRS)
def test_near_names_are_told_apart(text: str, codes: list[str]) -> None:
    places, rest = listed_places(Cited.of(text))
    assert ([p.key for p, _ in places], rest) == (codes, [])
    assert [p.entity.key for p in find_places(text)] == codes


def test_acronyms_are_no_countries() -> None:
    assert named_place("IOM") is None
    assert named_place("NIS") is None
    assert not find_places("IOM, OM and NIS met; NIGER is a word in capitals here, but so is IMO.")


def test_adjectives_and_parts_of_words_are_no_places() -> None:
    assert [p.entity.key for p in find_places("Nigerian officers, a Niger-based group, the Mali-Niger border")] in (
        ["ML"],
        ["ML", "NE"],
        [],
    )


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Dutch and South African officers", ["NL", "ZA"]),
        ("la police nigérienne et la police nigériane", ["NE", "NG"]),
        ("der nigerianischen und der österreichischen Polizei", ["NG", "AT"]),
        ("svenska och kenyanska myndigheter", ["SE", "KE"]),
        ("autoridades españolas y marroquíes", ["ES", "MA"]),
        ("de Nederlandse politie", ["NL"]),
        ("Nederlandsex, Dutchman", []),
    ],
)
def test_adjectives_in_text(text: str, codes: list[str]) -> None:
    assert [code for code, _, _ in find_adjectives(text)] == codes


def test_regions() -> None:
    places, rest = listed_places(Cited.of("Western Balkans, Nigeria and the Horn of Africa"))
    assert [(p.label, p.key) for p, _ in places] == [("Region", "western-balkans"), ("Country", "NG"), ("Region", "horn-of-africa")]
    assert not rest


def test_states_inside_a_country_count_there_only() -> None:
    assert named_place("Delta") is None
    place = named_place("Delta", "NG")
    assert place is not None
    assert place.key == "ng-delta"
