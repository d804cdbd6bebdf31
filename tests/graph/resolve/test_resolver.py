"""How names become ids: order never counts, countries do, and the document's own words join names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Entity
from graph.resolve.groups import is_acronym
from graph.resolve.reference import reference_rows
from tests.graph.resolve.documents import Aliases, id_of, resolve_all

NAMES = ["IOM", "OM", "Ministry of Foreign Affairs", "MFA", "National Police", "police", "Harbour Watch", "HW-NET", "Harbor Watch",
         "The Harbour Watch Foundation", "Naptip", "Regional Centre", "National Centre", "Phase II", "PROTECT", "PROTECT II"]  # fmt: skip
entities = st.builds(
    Entity,
    st.sampled_from(["Actor", "Programme"]),
    st.sampled_from(NAMES),
    country=st.sampled_from([None, "NL", "NG"]),
    kind=st.sampled_from([None, "ngo", "igo"]),
    aliases=st.lists(st.sampled_from(NAMES), max_size=2).map(tuple),
)
groups = st.tuples(
    st.sampled_from(["Actor", "Programme"]), st.lists(st.sampled_from(NAMES), min_size=2, max_size=3, unique=True).map(tuple)
)


@given(st.lists(entities, min_size=1, max_size=6), st.lists(groups, max_size=4))
def test_ids_never_depend_on_the_order_of_facts_or_aliases(found: list[Entity], aliases: list[tuple[str, tuple[str, ...]]]) -> None:
    expected = dict(zip(found, resolve_all(found, aliases), strict=True))
    mixed, mixed_aliases = sorted(found, key=repr, reverse=True), aliases[::-1]
    assert dict(zip(mixed, resolve_all(mixed, mixed_aliases), strict=True)) == expected


@given(st.lists(entities, min_size=1, max_size=4), st.lists(groups, max_size=3))
def test_resolving_again_gives_the_same(found: list[Entity], aliases: list[tuple[str, tuple[str, ...]]]) -> None:
    assert resolve_all(found, aliases) == resolve_all(found, aliases)


@given(st.sampled_from(sorted({name for row in reference_rows() if row.country == "NL" for name in row.names if not is_acronym(name)})))
def test_a_swedish_document_never_names_a_dutch_body_by_a_plain_name(name: str) -> None:
    assert not id_of(name, "SE").startswith("actor:nl-")


@pytest.mark.parametrize("name", ["police", "Police", "National Police", "police forces", "Ministry of Justice", "Red Cross", "Judiciary"])
def test_a_generic_name_belongs_to_the_country_of_its_document(name: str) -> None:
    assert id_of(name, "SE").startswith("actor:se-")
    assert id_of(name, "NL").startswith("actor:nl-")
    assert not id_of(name, None).startswith("actor:nl-")


def test_an_unknown_body_is_scoped_by_country_and_says_so() -> None:
    here, there = (resolve_all([Entity("Actor", "Border Service")], country=country)[0] for country in ("SE", "DE"))
    assert (here.id, here.country, here.reason) == ("actor:se-border-service", "SE", "a new name in SE")
    assert there.id == "actor:de-border-service"
    assert resolve_all([Entity("Actor", "Border Service", country="GH")])[0].id == "actor:gh-border-service"


def test_an_unknown_international_body_belongs_to_no_state() -> None:
    named = [Entity("Actor", "Baltic Rescue Council", kind="igo"), Entity("Actor", "Baltic Rescue Council")]
    assert {(n.id, n.country, n.kind) for n in resolve_all(named)} == {("actor:baltic-rescue-council", "", "igo")}


def test_names_that_the_document_spells_out_are_one() -> None:
    both: Aliases = [("Actor", ("Foundation for Safe Harbours", "FSH"))]
    full, short = resolve_all([Entity("Actor", "Foundation for Safe Harbours", kind="ngo"), Entity("Actor", "FSH")], both)
    assert full.id == short.id == "actor:nl-fsh"
    assert full.name == short.name == "Foundation for Safe Harbours"
    assert full.kind == short.kind == "ngo"
    assert short.reason == "a new name in NL"
    assert "also FSH" in full.reason


def test_two_full_names_of_one_thing_get_one_id_whichever_is_printed() -> None:
    named = [Entity("Actor", "Harbour Watch"), Entity("Actor", "Stichting Havenwacht")]
    one, other = resolve_all(named, [("Actor", ("Stichting Havenwacht", "Harbour Watch"))])
    assert one.id == other.id == "actor:nl-stichting-havenwacht"


def test_an_acronym_takes_the_country_of_the_name_it_shortens() -> None:
    named = [Entity("Actor", "Nigerian Immigration Service", country="NG", aliases=("NIS",)), Entity("Actor", "NIS")]
    assert {n.id for n in resolve_all(named)} == {"actor:ng-nis"}


def test_harvested_names_do_not_reach_another_document() -> None:
    assert id_of("FSH", aliases=[("Actor", ("Foundation for Safe Harbours", "FSH"))]) == id_of("FSH")
    assert id_of("Foundation for Safe Harbours") == "actor:nl-foundation-safe-harbours"


def test_an_acronym_of_two_ministries_is_the_documents_own() -> None:
    named = [Entity("Actor", "Ministry of Foreign Affairs", country="NG", aliases=("MFA",)),
             Entity("Actor", "Ministry of Foreign Affairs", country="NL", aliases=("MFA",)), Entity("Actor", "MFA")]  # fmt: skip
    assert [n.id for n in resolve_all(named)] == ["actor:ng-mfa", "actor:nl-ministry-foreign-affairs", "actor:nl-ministry-foreign-affairs"]


def test_an_identifier_counts_only_with_a_name_that_agrees() -> None:
    unicef = Entity("Actor", "UNICEF", identifiers=("XM-DAC-7",))
    iom = Entity("Actor", "UN Migration", identifiers=("XM-DAC-47066",))
    ids = [n.id for n in resolve_all([unicef, iom])]
    assert ids == ["actor:unicef", "actor:iom"]


def test_a_label_is_never_crossed() -> None:
    actor, programme = resolve_all([Entity("Actor", "COMPASS"), Entity("Programme", "COMPASS")])
    assert (actor.id, programme.id) == ("actor:nl-compass", "programme:nl-compass")


@pytest.mark.parametrize(("text", "name", "shown"), [
    ("IOM", "", "International Organization for Migration"),
    ("the Chamber of Trade", "Chamber of Trade", "Chamber of Trade"),
    ("Harbour Watch", "", "Harbour Watch"),
])  # fmt: skip
def test_the_name_shown(text: str, name: str, shown: str) -> None:
    assert resolve_all([Entity("Actor", text, name=name)])[0].name == shown


@pytest.mark.parametrize(("name", "expected"), [
    ("IOM", True), ("CoMensha", True), ("J&V", True), ("THB", False), ("NGOs", False), ("OM", False), ("Moviera", False),
    ("PROTECT II", False),
])  # fmt: skip
def test_what_an_acronym_is(name: str, expected: bool) -> None:
    assert is_acronym(name) is expected


def test_spelling_case_and_articles_do_not_count() -> None:
    assert {id_of(n) for n in ("the Harbour Centre", "Harbour Center", "HARBOUR CENTRE", "Harbour centre")} == {"actor:nl-harbour-centre"}
