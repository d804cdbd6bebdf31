"""Which titles of activities say a document's name, and which only hold its letters or its common words."""

import pytest

from graph.joins.names import ACRONYM, CONTAINED, EXACT, NameIndex

INDEX = NameIndex(
    {
        "harbour": ("HARBOUR", "Project 'HARBOUR'"),
        "beacon": ("BEACON II",),
        "safe": ("Safe Doors",),
        "guards": ("Coast Watch Training – Phase II (Ghanaian Coast Guard)",),
        "plan": ("National Action Plan", "National Action Plan against Trafficking in Human Beings"),
        "iom": ("UNODC",),
    }
)


def found(title: str) -> dict[str, tuple[float, str]]:
    return {match.programme: (match.score, match.phases) for match in INDEX.find([title])}


@pytest.mark.parametrize(
    ("title", "programme", "score"),
    [
        ("Help and Advice for Refugees (HARBOUR)", "harbour", ACRONYM),
        ("HARBOUR – protection at sea", "harbour", ACRONYM),
        ("PROTECTION AT SEA (HARBOUR)", "harbour", ACRONYM),
        ("Protection in Transit (BEACON II)", "beacon", ACRONYM),
        ("BEACON 2: protection", "beacon", ACRONYM),
        ("Safe Doors: Shelters for Women", "safe", CONTAINED),
        ("Safe Doors", "safe", EXACT),
        ("Ghanaian Coast Guard - Coast Watch Training - Phase 2", "guards", EXACT),
        ("Ghana Coast Guard Coast Watch Training, Phase II", "guards", EXACT),
    ],
)
def test_a_title_says_a_name(title: str, programme: str, score: float) -> None:
    assert found(title) == {programme: (score, "")}


@pytest.mark.parametrize(
    "title",
    [
        "Harbour improvement in Lagos",
        "harbour",
        "HARBOURMASTERS",
        "REPAIR OF A HARBOUR WALL",
        "Keeping safe doors open",
        "Building Safe Doors Networks",
        "BEACON III",
        "BEACON – Phase I",
        "Coast Watch Training – Phase I (Ghanaian Coast Guard)",
        "Coast Watch Training, Phase 1 (Ghana Coast Guard)",
        "National Action Plan",
        "Support of the National Action Plan against Trafficking in Human Beings of Chad",
        "UNODC support",
    ],
)
def test_letters_common_words_and_other_phases_are_no_name(title: str) -> None:
    assert found(title) == {}


def test_a_phase_that_only_one_names_is_told() -> None:
    assert found("BEACON: protection") == {"beacon": (ACRONYM, "only the document says phase 2")}
    assert found("HARBOUR – Phase 3") == {"harbour": (ACRONYM, "only the activity says phase 3")}
