"""People in tables: a column of names beside one of organisations or positions."""

import pytest

from loaders.parts.people import MASK, mask_people

ROWS = ("Mira Holvard|Harbour Police", "Tobias van der Quell (Chair)|Port Authority", "Jo-Ann Presk|Seamen's Mission")


@pytest.mark.parametrize("sign", ["|", "\t"])
def test_names_below_such_a_head_are_masked_and_the_organisations_stay(sign: str) -> None:
    lines = ["No|Name|Organisation", *(f"{n}|{row}" for n, row in enumerate(ROWS, 1))]
    text = "\n\n".join(("| " + line.replace("|", " | ") + " |") if sign == "|" else line.replace("|", sign) for line in lines)
    masked = mask_people(text + "\n\nThe actions of Holvard are due in May.")
    assert not [name for name in ("Mira", "Holvard", "Tobias", "Quell", "Jo-Ann", "Presk") if name in masked]
    assert all(kept in masked for kept in ("Harbour Police", "Port Authority", "Seamen's Mission", "(Chair)", "due in May"))
    assert len(masked) == len(text) + len("\n\nThe actions of Holvard are due in May.")


@pytest.mark.parametrize(
    "text",
    [
        "| Name | Amount |\n| Clear Harbour | 20 |",
        "| Name | Organisation |\n| --- | --- |\n| International Organization for Migration | UN |",
        "| Name of the measure | Partners |\n| Safe Quay | Harbour Police |",
        "| Organisation | Role |\n| New Pathways | shelter |",
    ],
)
def test_names_of_programmes_and_bodies_stay(text: str) -> None:
    assert MASK not in mask_people(text)


def test_another_table_below_is_another_table() -> None:
    text = (
        "| Name | Position |\n| Mira Holvard | Inspector |\n\n| Priority Actions | Owner | Due |\n| Clear Harbour | Port Authority | 2025 |"
    )
    assert mask_people(text).count("Clear Harbour") == 1
