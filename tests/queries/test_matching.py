"""Names of somebody else's list matched with nodes, on every engine."""

from graph.store import GraphStore
from queries.matching import Wanted, match_names, suggest_nodes

ALL = ("Actor", "Programme", "Country")


def matches(store: GraphStore, *wanted: Wanted) -> list[list[str]]:
    """The ids that match by themselves, for each name."""
    return [[c.node.id for c in found if c.match] for found in match_names(store, wanted)[1]]


def test_names_codes_and_identifiers_match_and_slips_do_not(store: GraphStore) -> None:
    names = ("IOM", "International Organisation for Migration", "XM-DAC-47066", "actor:iom", "Internatinal Organization for Migraton")
    assert matches(store, *(Wanted(name, ALL) for name in names)) == [["actor:iom"]] * 4 + [[]]
    _, (proposed,) = match_names(store, [Wanted(names[-1], ALL)])
    assert proposed[0].node.id == "actor:iom"
    assert 90 < proposed[0].score < 100


def test_what_is_told_beside_a_name_narrows_it(store: GraphStore) -> None:
    def told(**values: str) -> Wanted:
        return Wanted("Ministry of Justice", ("Actor",), {name: (value,) for name, value in values.items()})

    wanted = (told(), told(country="Nigeria"), told(country="NLD"), told(country="Sweden"), told(country="Nigeria", kind="ngo"))
    assert matches(store, *wanted) == [[], ["actor:justice-ng"], ["actor:justice-nl"], [], []]


def test_a_programme_matches_by_the_countries_that_it_works_in_but_not_by_those_that_a_reviewer_dismissed(store: GraphStore) -> None:
    def placed(name: str, country: str) -> Wanted:
        return Wanted(name, ("Programme",), {"country": (country,)})

    wanted = (placed("COMPASS", "Ghana"), placed("COMPASS", "Peru"), placed("Shield Niger", "Niger"), placed("Shield Niger", "Nigeria"))
    assert matches(store, *wanted) == [["programme:compass"], [], ["programme:shield"], []]


def test_programmes_that_are_the_same_are_one_candidate(store: GraphStore) -> None:
    _, (found,) = match_names(store, [Wanted("XM-DAC-47066-PX.0263", ("Programme",))])
    assert [c.node.id for c in found if c.match] == ["programme:compass"]
    assert "programme:XM-DAC-47066-PX.0263" not in {c.node.id for c in found}


def test_no_more_candidates_than_are_wanted(store: GraphStore) -> None:
    _, (found,) = match_names(store, [Wanted("Ministry", ("Actor",), {}, 1)])
    assert len(found) == 1


def test_nodes_are_suggested_by_how_their_name_begins_and_by_likeness(store: GraphStore) -> None:
    _, begun = suggest_nodes(store, "ni", ["Country"], 10)
    assert [node.id for node in begun] == ["country:NE", "country:NG"]
    _, near = suggest_nodes(store, "nigria", ["Country"], 1)
    assert [node.id for node in near] == ["country:NG"]
    assert suggest_nodes(store, " ", ["Country"], 10)[1] == []
