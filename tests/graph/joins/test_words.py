"""The words of names: what they are compared by, and their phase."""

import pytest

from graph.joins.words import title_of


@pytest.mark.parametrize(
    ("text", "keys", "phase"),
    [
        ("HARBOUR II", ("harbour",), 2),
        ("Project 'HARBOUR'", ("harbour",), 0),
        ("Training of Guards – Phase 1", ("training", "guards"), 1),
        ("Training of Guards (second phase)", ("training", "guards"), 2),
        ("Shelter Watch 2021-2024", ("shelter", "watch", "2021", "2024"), 0),
        ("Nigerian Coast Guard", ("country NG", "coast", "guard"), 0),
        ("Coast Guard in Nigeria", ("coast", "guard", "country NG"), 0),
    ],
)
def test_a_name_is_its_words_and_its_phase(text: str, keys: tuple[str, ...], phase: int) -> None:
    title = title_of(text)
    assert title.keys == keys
    assert title.phase == phase
