"""Which pairs are candidates, for which reasons, and which the guards never let through."""

import time
from itertools import combinations

import pytest

from graph.resolve.guards import Named, why_apart
from graph.resolve.near import find_near


def actor(name: str, *aliases: str, id_: str = "", kind: str = "", country: str = "", identifiers: tuple[str, ...] = ()) -> Named:
    return Named(id_ or f"actor:{country.lower()}-{name.lower().replace(' ', '-')}", "Actor", name, aliases, kind, country, identifiers)


def programme(name: str, country: str = "") -> Named:
    return Named(f"programme:{country.lower()}-{name.lower().replace(' ', '-')}", "Programme", name, (), "", country)


IOM = actor("International Organization for Migration", "IOM", id_="actor:iom", kind="igo")
OM = actor("Public Prosecution Service", "OM", id_="actor:nl-om", kind="prosecution", country="NL")
FIOD = actor("Fiscal Information and Investigation Service", "FIOD", id_="actor:nl-fiod", kind="agency", country="NL")
SIOD = actor("Social Intelligence and Investigation Service", "SIOD", id_="actor:nl-siod", kind="agency", country="NL")

APART = [
    (actor("Immigration Service of Niger"), actor("Immigration Service of Nigeria")),
    (actor("Police du Niger", country="NE"), actor("Police Nigeria", country="NG")),
    (actor("Regional Centre against Trafficking"), actor("National Centre against Trafficking")),
    (FIOD, SIOD),
    (IOM, OM),
    (IOM, actor("IOM Netherlands", id_="actor:nl-iom", kind="igo", country="NL")),
    (IOM, actor("USA for IOM")),
    (actor("National Police", country="SE", kind="police"), actor("National Police", country="DK", kind="police")),
    (actor("National Police", country="SE"), actor("National Police", country="DK")),
    (actor("Red Cross", country="SE"), actor("Red Cross", country="DK")),
    (actor("SIOD", country="BE"), FIOD),
    (actor("ELA"), actor("NLA")),
    (actor("Shelter for Women"), actor("Shelter for Men")),
    (actor("Centre North"), actor("Centre South")),
    (programme("PROTECT"), programme("PROTECT II")),
    (programme("Safe Quays, phase 1"), programme("Safe Quays, phase 2")),
    (programme("National Action Plan", "SE"), programme("National Action Plan", "DK")),
    (programme("National Action Plan 2018", "SE"), programme("National Action Plan 2023", "SE")),
    (programme("COMPASS"), programme("compass for municipalities")),
]

NEAR = [
    (actor("Harbour Watch", country="SE"), actor("Harbour Watch", country="DK"), "both are called Harbour Watch"),
    (actor("Harbour Watch", country="SE"), actor("The Harbour Watch Foundation", country="SE"), "words like foundation"),
    (actor("Baltic Rescue Councl"), actor("Baltic Rescue Council"), "spelt nearly alike"),
    (actor("Havenwacht"), actor("Havenwcht"), "spelt nearly alike"),
    (actor("Safe Harbours Swedish Trust"), actor("Swedish Trust Safe Harbours"), "words"),
    (actor("BRC", country="SE"), actor("Baltic Rescue Council", country="SE"), "first letters of Baltic Rescue Council"),
    (actor("ION", country="NL"), IOM, "may be a slip: ION is one letter from IOM"),
    (actor("HWXY", country="SE"), actor("Harbour Watch", "HWYX", country="SE"), "may be a slip: HWXY is one letter from HWYX"),
    (actor("Rädda", identifiers=("SE-ON-8020",)), actor("Save All", "SA", identifiers=("SE-ON-8020",)), "both publish the identifier"),
    (actor("OIM", "Organisation internationale", identifiers=("XM-DAC-47066",)), actor("IOM", "Int. Org.", identifiers=("XM-DAC-47066",)),
     "both publish the identifier"),
    (programme("SAFE QUAYS", "SE"), programme("Safe Quays", "DK"), "both are called"),
    (actor("Border Regulation Office", country="SE"), actor("Border Regulatoin Office", country="SE"), "spelt nearly alike"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), APART, ids=lambda node: node.name)
def test_the_guards_keep_apart(one: Named, other: Named) -> None:
    assert find_near([one, other]) == []
    assert find_near([other, one]) == []


@pytest.mark.parametrize(("one", "other", "reason"), NEAR)
def test_candidates_come_with_their_reason(one: Named, other: Named, reason: str) -> None:
    (pair,) = find_near([one, other])
    assert reason in pair.reasons[0]
    assert 0.5 <= pair.score < 1
    assert find_near([other, one]) == find_near([one, other])


def test_further_reasons_raise_the_score_and_the_most_likely_comes_first() -> None:
    one, other = actor("Harbour Watch", country="SE", identifiers=("X-1",)), actor("Harbour Watch", country="DK", identifiers=("X-1",))
    third = actor("Harbor Watchs", country="NO")
    best, *others = find_near([third, one, other])
    assert {best.one.id, best.other.id} == {one.id, other.id}
    assert (len(best.reasons), best.score) == (2, 0.97)
    assert all(pair.score < best.score for pair in others)


def test_an_identifier_of_a_crowd_says_nothing() -> None:
    crowd = [actor(f"{a * 6} {b * 6}", identifiers=("22000",)) for a, b in combinations("bcdfghjklm", 2)]
    assert find_near(crowd) == []


def test_pairs_that_are_decided_are_left_out() -> None:
    one, other = NEAR[0][:2]
    assert find_near([one, other], {(min(one.id, other.id), max(one.id, other.id))}) == []


def test_labels_are_never_crossed() -> None:
    assert find_near([actor("SAFE QUAYS"), programme("SAFE QUAYS")]) == []
    assert why_apart(actor("SAFE QUAYS"), programme("SAFE QUAYS")) == "kinds: actor and programme"


def test_a_hundred_thousand_names_take_seconds() -> None:
    names = [actor(f"{w}{i % 977} {v}{i % 331} House {i}", id_=f"actor:{i}") for i, (w, v) in enumerate([("Harbour", "Light")] * 100_000)]
    start = time.monotonic()
    find_near(names)
    assert time.monotonic() - start < 60
