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


def test_names_in_rows_of_word_files_pages_and_pdfs_are_masked_also_where_they_own_an_action() -> None:
    rows = ["<tr><td>No</td><td>Name</td><td>Organisation</td></tr>"]
    rows += [f"<tr><td>{n}</td><td>{row.replace('|', '</td><td>')}<br>Ports</td></tr>" for n, row in enumerate(ROWS, 1)]
    masked = mask_people("\n".join(rows) + "\n\n<tr><td>Visit quays</td><td>Mira Holvard<br>Port lead</td></tr>\n")
    assert not [name for name in ("Mira", "Holvard", "Tobias", "Quell", "Presk") if name in masked]
    assert all(kept in masked for kept in ("Harbour Police<br>Ports", "(Chair)", "<br>Port lead", "Seamen's Mission"))


@pytest.mark.parametrize(
    "text",
    [
        "| Name | Amount |\n| Clear Harbour | 20 |",
        "| Name | Organisation |\n| --- | --- |\n| International Organization for Migration | UN |",
        "| Name of the measure | Partners |\n| Safe Quay | Harbour Police |",
        "| Organisation | Role |\n| New Pathways | shelter |",
        "<tr><td>Name</td><td>Amount</td></tr>\n<tr><td>Clear Harbour</td><td>20</td></tr>",
    ],
)
def test_names_of_programmes_and_bodies_stay(text: str) -> None:
    assert MASK not in mask_people(text)


def test_another_table_below_is_another_table() -> None:
    text = (
        "| Name | Position |\n| Mira Holvard | Inspector |\n\n| Priority Actions | Owner | Due |\n| Clear Harbour | Port Authority | 2025 |"
    )
    assert mask_people(text).count("Clear Harbour") == 1
