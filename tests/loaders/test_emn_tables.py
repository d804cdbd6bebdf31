"""The shapes of measure tables, tick styles and questions, each in a small contribution."""

from pathlib import Path

import pytest

from graph.model import Extraction, Fact, Value
from loaders import emn, read_document

HEAD = "National contribution of Belgium\n\nEMN study\n\n"
QUESTION = "5. Has your country paid for any measures abroad?\n\n☒ Yes\n\n☐ No\n\n"


def load(tmp_path: Path, text: str, head: str = HEAD + QUESTION) -> Extraction:
    path = tmp_path / "belgium.txt"
    path.write_text(head + text, "utf-8")
    return read_document(path, {"emn": emn}, "emn")


def of(extraction: Extraction, predicate: str) -> list[Fact]:
    return [f for f in extraction.facts if f.predicate == predicate]


def objects(extraction: Extraction, predicate: str) -> list[str]:
    return [f.object.shown for f in of(extraction, predicate) if not isinstance(f.object, Value)]


TABLE = (
    "Name of the measure: Blue Lantern\n\nThird country/ies of implementation: Vietnam, Albania\n\n"
    "Implementing partners: Myria, Fedasil\n\n"
)


@pytest.mark.parametrize(
    "text",
    [
        TABLE,
        TABLE.replace("\n\n", "\n"),
        "".join(f"<p>{line}</p> " for line in TABLE.split("\n\n") if line) + "\n",
        "".join(f"| {line.replace(': ', ' | ')} |\n" for line in TABLE.split("\n\n") if line),
        "".join(line.replace(": ", "\t") + "\n" for line in TABLE.split("\n\n") if line),
        TABLE.replace("\n\nImpl", "\n\nPage 3 of 9\n\nName of the measure: Blue Lantern\n\nImpl"),
        TABLE.replace("Vietnam, Albania", "\n\n- Vietnam\n- Albania").replace("Myria, Fedasil", "\n\n• Myria\n• Fedasil"),
        TABLE.replace("Vietnam, Albania", "Vietnam,\n\n¹ See the annex.\n\nPage 3 of 9\n\nand Albania"),
        "| Name of measure | Third countries | Partners |\n|---|---|---|\n| Blue Lantern | Vietnam, Albania | Myria, Fedasil |\n",
    ],
    ids=["lines", "adjacent", "html", "markdown", "tabs", "page break", "bullets", "cut cell", "one measure a row"],
)
def test_shapes_of_a_table(tmp_path: Path, text: str) -> None:
    found = load(tmp_path, text)
    assert objects(found, "TARGETS") == ["Vietnam", "Albania"]
    assert [f.subject.shown for f in of(found, "IMPLEMENTS")] == ["Myria", "Fedasil"]
    assert {f.subject.shown for f in of(found, "TARGETS")} == {"Blue Lantern"}


@pytest.mark.parametrize(
    "ticks",
    [
        "☐ Prevention\n\n☒ **Law enforcement**\n\n☐ Protection of victims",
        "- ☐ Prevention\n\nx Law enforcement\n\n- ☐ Protection of victims",
        "☐ Prevention ☒ Law enforcement ☐ Protection of victims",
        "[ ] Prevention\n\n[x] Law enforcement\n\n[ ] Protection of victims",
        "Prevention ☐\n\nLaw enforcement ☒\n\nProtection of victims ☐",
        '<p><input type="checkbox"/> Prevention</p> <p><input type="checkbox" checked/> Law enforcement</p>',
    ],
    ids=["bold", "bare x", "one line", "brackets", "behind", "html"],
)
def test_styles_of_ticks(tmp_path: Path, ticks: str) -> None:
    found = load(tmp_path, f"{TABLE}Thematic area (please select all that apply):\n\n{ticks}\n\nComments: none\n")
    assert [f.object.key for f in of(found, "ADDRESSES") if not isinstance(f.object, Value)] == ["law-enforcement"]


def test_themes_without_any_box_are_the_templates_own_list(tmp_path: Path) -> None:
    found = load(tmp_path, f"{TABLE}Thematic area:\n\nPrevention\n\nLaw enforcement\n\nProtection of victims\n")
    assert not of(found, "ADDRESSES")
    assert any("no tick box" in s.reason for s in found.skipped)


@pytest.mark.parametrize(
    ("cell", "budgets", "funders"),
    [
        ("Phase 1: EUR 2 million. Phase 2: EUR 3,5 million.", [("1", 2e6, "EUR"), ("2", 3.5e6, "EUR")], ["Government of Belgium"]),
        ("55.150.000", [("", 55_150_000.0, "")], ["Government of Belgium"]),
        ("SEK 20 million (approx. EUR 1.8 million)", [("", 2e7, "SEK")], ["Government of Belgium"]),
        ("EUR 1 200 000 (75% AMIF, 25% national budget)", [("", 1.2e6, "EUR")],
         ["Asylum, Migration and Integration Fund", "Government of Belgium"]),
        ("€ 300 000, co-financed by the European Union and Enabel", [("", 3e5, "EUR")], ["European Union", "Enabel"]),
        ("N/A", [], ["Government of Belgium"]),
    ],
)  # fmt: skip
def test_funding(tmp_path: Path, cell: str, budgets: list[tuple[str, float, str]], funders: list[str]) -> None:
    found = load(tmp_path, f"{TABLE}Total funding and source(s) of funding: {cell}\n")
    values = [(f.qualifiers.get("phase", ""), f.object.properties) for f in of(found, "HAS_BUDGET") if isinstance(f.object, Value)]
    assert [(phase, v["amount"], v["currency"]) for phase, v in values] == budgets
    assert sorted(f.subject.shown for f in of(found, "FUNDS")) == sorted(funders)


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("Ongoing", "ongoing"),
        ("in progress", "ongoing"),
        ("Implementation ended", "ended"),
        ("completed (2022)", "ended"),
        ("Finalised", "ended"),
    ],
)
def test_status(tmp_path: Path, cell: str, status: str) -> None:
    found = load(tmp_path, f"{TABLE}State of implementation: {cell}\n")
    assert [f.object.properties["status"] for f in of(found, "HAS_STATUS") if isinstance(f.object, Value)] == [status]


def test_an_unknown_status_is_reported(tmp_path: Path) -> None:
    found = load(tmp_path, f"{TABLE}State of implementation: see above\n")
    assert not of(found, "HAS_STATUS")
    assert any("no status" in s.reason for s in found.skipped)


def test_a_table_without_a_name_is_reported(tmp_path: Path) -> None:
    found = load(tmp_path, TABLE.replace("Blue Lantern", ""))
    assert not of(found, "TARGETS")
    assert [s.reason for s in found.skipped if "no name" in s.reason] == ["a measure's table has no name; left out: countries, partners"]


def test_an_unused_template_says_nothing(tmp_path: Path) -> None:
    found = load(tmp_path, "Name of the measure:\n\nThird country/ies of implementation:\n\nImplementing partners:\n\n")
    assert not of(found, "FUNDS")
    assert not found.skipped


def test_prose_below_a_table_is_no_partner(tmp_path: Path) -> None:
    prose = "Besides this table the ministry wishes to add that the airport of Zaventem trains its own staff every year.\n"
    assert [f.subject.shown for f in of(load(tmp_path, TABLE + prose), "IMPLEMENTS")] == ["Myria", "Fedasil"]


def test_labels_that_hold_no_fact_end_a_cell(tmp_path: Path) -> None:
    found = load(tmp_path, f"{TABLE}Contact: Office of the Chancellor\n\nType of measure: training\n\n")
    assert [f.subject.shown for f in of(found, "IMPLEMENTS")] == ["Myria", "Fedasil"]


@pytest.mark.parametrize("mark", ["3.", "Q3.", "Q3", "Question 3:", "3)"])
def test_numbers_of_questions(tmp_path: Path, mark: str) -> None:
    found = load(tmp_path, f"{mark} Does your country act abroad?\n\n☒ Yes\n\n☐ No\n", HEAD)
    answer = of(found, "HAS_ANSWER")[0].object
    assert isinstance(answer, Value)
    assert dict(answer.properties) == {"question": "3", "part": "", "answer": "Yes"}


@pytest.mark.parametrize("mark", ["Q3a.", "3a.", "Question 3a.", "Q3(a)", "3.a)"])
def test_lettered_questions(tmp_path: Path, mark: str) -> None:
    found = load(tmp_path, f"{mark} Does your country act abroad?\n\nNo, it does not.\n", HEAD)
    answer = of(found, "HAS_ANSWER")[0].object
    assert isinstance(answer, Value)
    assert dict(answer.properties) == {"question": "3", "part": "a", "answer": "No"}


@pytest.mark.parametrize("boxes", ["☒ Yes\n\n☒ No", "☐ Yes\n\n☐ No"])
def test_boxes_that_say_nothing_are_reported(tmp_path: Path, boxes: str) -> None:
    found = load(tmp_path, f"3. Does your country act abroad?\n\n{boxes}\n", HEAD)
    assert not of(found, "HAS_ANSWER")
    assert len(found.skipped) == 1


def test_a_list_in_an_answer_is_no_question(tmp_path: Path) -> None:
    found = load(tmp_path, "3. Does your country act abroad?\n\n☒ Yes\n\n1. training\n2. shelters\n", HEAD)
    assert len(of(found, "HAS_ANSWER")) == 1


def test_a_contribution_that_names_no_state_is_read_without_one(tmp_path: Path) -> None:
    found = load(tmp_path, TABLE.replace("Vietnam, Albania", "N/A"), "EMN study\n\n")
    assert found.document.country is None
    assert not of(found, "FUNDS")
    assert len(of(found, "IMPLEMENTS")) == 2


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        ("Belgium has signed memoranda of understanding with Vietnam and Albania.", {("Vietnam", "Memorandum of Understanding"),
                                                                                     ("Albania", "Memorandum of Understanding")}),
        ("Belgium may have signed a memorandum of understanding with Vietnam.", set()),
        ("Belgian liaison officers are posted in Morocco and Tunisia.", {("Morocco", "liaison officers"), ("Tunisia", "liaison officers")}),
        ("Belgium has not concluded a cooperation agreement with Albania.", set()),
        ("The Belgian Federal Police works closely with Europol.", {("Europol", None)}),
    ],
)  # fmt: skip
def test_cooperation_in_sentences(tmp_path: Path, sentence: str, facts: set[tuple[str, str | None]]) -> None:
    found = load(tmp_path, f"7. Does your country work with others?\n\n☒ Yes\n\n{sentence}\n", HEAD)
    assert {
        (f.object.shown, f.qualifiers.get("instrument")) for f in of(found, "COOPERATES_WITH") if not isinstance(f.object, Value)
    } == facts
