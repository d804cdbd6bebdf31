import pytest

from loaders.cited import Cited
from loaders.parts.phases import split_phases


@pytest.mark.parametrize(
    ("text", "phases"),
    [
        ("Phase 3: Mali. Phase 4: Chad.", [("3", "Mali"), ("4", "Chad")]),
        ("Phase II (2021-2023)", [("II", "(2021-2023)")]),
        ("Peru; Phase 2: Chad", [("", "Peru"), ("2", "Chad")]),
        ("Chad and Peru", [("", "Chad and Peru")]),
        ("the next phase 2 begins", [("", "the next phase 2 begins")]),
    ],
)
def test_phases_of_a_cell(text: str, phases: list[tuple[str, str]]) -> None:
    assert [(p.name, p.text.value) for p in split_phases(Cited.of(text))] == phases
