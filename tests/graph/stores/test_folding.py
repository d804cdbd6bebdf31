"""A node's own properties from what each document says of it."""

from itertools import permutations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from graph.stores.folding import Claim, fold_claims

NL = Claim("nl~1", "IOM", ["OIM"], "", "", ["XM-DAC-47066"])
EN = Claim("en~1", "International Organization for Migration", None, "igo", None, None)
TABLE = Claim("reference:igo", "IOM", ["International Organization for Migration"], None, "CH", [])

TEXTS = st.sampled_from(["", "a", "b", "É"])
CLAIMS = st.builds(Claim, TEXTS, TEXTS, st.lists(TEXTS, max_size=3), st.none() | TEXTS, st.none() | TEXTS, st.lists(TEXTS, max_size=2))


def test_the_reference_table_names_before_documents_do() -> None:
    assert fold_claims([NL, EN, TABLE])["name"] == "IOM"
    assert fold_claims([NL, EN])["name"] == "International Organization for Migration"


def test_every_other_surface_form_is_an_alias_once() -> None:
    folded = fold_claims([NL, EN, TABLE])
    assert folded["aliases"] == ["International Organization for Migration", "OIM"]
    assert folded["identifiers"] == ["XM-DAC-47066"]


def test_the_first_kind_and_country_given_count() -> None:
    folded = fold_claims([NL, EN, TABLE])
    assert (folded["kind"], folded["country"]) == ("igo", "CH")


def test_the_order_of_loading_never_counts() -> None:
    assert len({repr(fold_claims(order)) for order in permutations([NL, EN, TABLE])}) == 1


@given(st.lists(CLAIMS, min_size=1, max_size=4), st.randoms())
def test_no_order_of_any_claims_counts(claims: list[Claim], random: Random) -> None:
    turned = list(claims)
    random.shuffle(turned)
    assert fold_claims(turned) == fold_claims(claims)


def test_a_name_beats_an_identifier_that_another_document_only_points_to() -> None:
    pointed = Claim("a~1", "ZZ-1", [], "", "", ["ZZ-1"])
    told = Claim("b~1", "Lake project", [], "project", "", ["ZZ-1"])
    assert fold_claims([pointed, told])["name"] == "Lake project"
