"""Fact sheets of rapporteurs: three shapes, none of them of the corpus."""

from pathlib import Path
from typing import cast

import pytest

from graph.model import Extraction, Fact, Value
from loaders import base, fact_sheet, read_document
from loaders.parts.title_case import sentence_case

HEADINGS = """# Fact sheet for the Trafficking Monitor Report 2019-2021

The Trafficking Monitor Report (Mensenhandelmonitor) shows what Belgium knows in the 2019-2021 period. In Belgium, 300 victims are \
known.

## THE FINDINGS

### FEWER REPORTS OF THE POLICE

The number of reports by the police has dropped since 2019.

## THE RECOMMENDATIONS

### 1. GIVE FEDASIL A PERMANENT PLACE IN THE SHELTERS

The Federal Rapporteur recommends that the Minister of the Interior and the board of the federal police give \
Fedasil such a place. It would help.

### 2. TRAIN JUDGES

The Federal Rapporteur urges the College of Prosecutors to train judges.
"""

BULLETS = """# Key figures and recommendations – trafficking in Belgium

Fact sheet

Published by Myria in October 2022

## Key figures

• 140 presumed victims entered the Belgian procedure in 2021.
• Convictions: 98 in 2021
• Shelter cost €2.1 million.

### Victims by year

| Year | Victims |
|------|---------|
| 2020 | 984 |
| 2021 | 1,240 |

## Recommendations

To the federal government:

- We recommend that the government makes funds for shelters permanent.
- Appoint a coordinator in every district.

### For the Public Prosecution Service

- The College of Prosecutors should issue an instruction on forced crime.
"""

PROSE = """Human trafficking in Finland: monitoring report 2023 – Fact sheet

The National Rapporteur on Trafficking follows the phenomenon in Finland.

What we found

In 2023 the Assistance System took in 332 new clients, of whom 29 were minors. Two thirds of the new clients were men (66%).

Conclusions and recommendations

The National Rapporteur urges the Ministry of the Interior and the Police Board to set up teams.

It is recommended that municipalities name a contact person.

Work goes on.
"""


def read(tmp_path: Path, text: str, name: str = "sheet.txt") -> Extraction:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return read_document(path, loaders={"fact_sheet": cast("base.Loader", fact_sheet)}, kind="fact_sheet")


def pairs(extraction: Extraction, predicate: str) -> list[tuple[str, str]]:
    return [(f.subject.shown, _end(f)) for f in extraction.facts if f.predicate == predicate]


def _end(fact: Fact) -> str:
    return str(dict(fact.object.properties)) if isinstance(fact.object, Value) else fact.object.shown


@pytest.mark.parametrize("text", [HEADINGS, BULLETS, PROSE])
def test_it_is_recognised_by_its_title(tmp_path: Path, text: str) -> None:
    path = tmp_path / "sheet.txt"
    path.write_text(text, "utf-8")
    assert fact_sheet.sniff(base.read_source(path)).score >= 0.7


def test_a_letter_is_no_fact_sheet(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear reader,\n\nplease find our fact sheet of 2019 attached; it may interest you. " * 5, "utf-8")
    assert fact_sheet.sniff(base.read_source(path)).score < 0.5


def test_the_monitored_report_is_a_programme_with_its_period(tmp_path: Path) -> None:
    found = read(tmp_path, HEADINGS)
    assert pairs(found, "IMPLEMENTS") == [("Federal Rapporteur", "Trafficking Monitor Report 2019-2021")]
    (period,) = [f for f in found.facts if f.predicate == "HAS_PERIOD"]
    assert isinstance(period.object, Value)
    assert (period.object.properties["start_date"], period.object.properties["end_date"]) == ("2019", "2021")
    assert period.qualifiers == {"phase": "reporting period"}
    assert set(period.subject.aliases) == {"Trafficking Monitor Report", "Mensenhandelmonitor"}
    assert [f.object.key for f in found.facts if f.predicate == "TARGETS" and not isinstance(f.object, Value)] == ["BE"]


def test_numbered_headings_are_recommendations(tmp_path: Path) -> None:
    found = read(tmp_path, HEADINGS)
    first, second = dict.fromkeys(f.subject for f in found.facts if f.predicate == "MADE_BY")
    assert first.shown == "Give Fedasil a permanent place in the shelters"
    assert first.text == "GIVE FEDASIL A PERMANENT PLACE IN THE SHELTERS"
    assert [str(r.key).rpartition("-")[2] for r in (first, second)] == ["1", "2"]
    assert str(first.key).startswith("fact-sheet-be-fact-sheet-for-the-trafficking-monitor")
    assert pairs(found, "ADDRESSED_TO") == [
        (first.shown, "Minister of the Interior"),
        (first.shown, "board of the federal police"),
        (second.shown, "College of Prosecutors"),
    ]
    strengths = [
        (f.object.properties["verb"], f.qualifiers["paragraph"])
        for f in found.facts
        if f.predicate == "HAS_STRENGTH" and isinstance(f.object, Value)
    ]
    assert strengths == [("recommends", "1"), ("urges", "2")]


def test_a_board_is_part_of_its_body(tmp_path: Path) -> None:
    assert pairs(read(tmp_path, HEADINGS), "PART_OF") == [("board of the federal police", "federal police")]


def test_items_take_their_addressee_from_the_heading_above(tmp_path: Path) -> None:
    found = read(tmp_path, BULLETS)
    to = [(f.subject.shown.split()[0], _end(f), f.strength) for f in found.facts if f.predicate == "ADDRESSED_TO"]
    assert to == [
        ("The", "Government of Belgium", "sentence"),
        ("Appoint", "Government of Belgium", "inferred"),
        ("The", "College of Prosecutors", "sentence"),
    ]
    assert {(_end(f), f.strength) for f in found.facts if f.predicate == "MADE_BY"} == {("Myria", "inferred")}


def test_tables_bullets_and_labels_give_figures(tmp_path: Path) -> None:
    found = read(tmp_path, BULLETS)
    values = [(f.object.properties["value"], f.strength) for f in found.facts if f.predicate == "HAS_VALUE" and isinstance(f.object, Value)]
    assert values == [(140, "sentence"), (98, "sentence"), (984, "table"), (1240, "table")]


def test_paragraphs_recommend_too(tmp_path: Path) -> None:
    found = read(tmp_path, PROSE)
    assert [end for _, end in pairs(found, "ADDRESSED_TO")] == ["Ministry of the Interior", "Police Board", "municipalities"]
    assert found.document.country == "FI"


def test_every_quote_stands_in_the_source(tmp_path: Path) -> None:
    for text in (HEADINGS, BULLETS, PROSE):
        for fact in read(tmp_path, text).facts:
            assert " ".join(text[a:b] for a, b in fact.evidence.spans) == fact.evidence.quote


def test_a_new_edition_keeps_the_ids_of_what_it_repeats(tmp_path: Path) -> None:
    old = {f.subject.key for f in read(tmp_path, HEADINGS).facts if f.subject.label != "Programme"}
    new = {
        f.subject.key for f in read(tmp_path, HEADINGS.replace("It would help.", "It helps a lot.")).facts if f.subject.label != "Programme"
    }
    assert old == new


def test_the_sample_reads(tmp_path: Path) -> None:
    text = Path("samples/fact-sheet-victims-netherlands.txt").read_text("utf-8")
    found = read(tmp_path, text)
    assert len(pairs(found, "MADE_BY")) == 3
    assert len(pairs(found, "HAS_VALUE")) > 10


def test_capitals_become_a_sentence_that_keeps_its_names() -> None:
    text = "The plan of Statistics Finland (SF) counts cases.\nCASES OF STATISTICS FINLAND (SF) IN COURT"
    assert sentence_case("CASES OF STATISTICS FINLAND (SF) IN COURT", text) == "Cases of Statistics Finland (SF) in court"
