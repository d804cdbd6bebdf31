"""`ask`, `questions`, `search`, `show`, `why`, `stats`, `export` as processes on a store that is only read."""

import csv
import io
import json
from importlib.metadata import version
from pathlib import Path

import docx
import openpyxl
import pytest

from graph.stores.embedded import EmbeddedStore
from graph.writing import load
from loaders import read_document
from tests.e2e.documents import EMN
from tests.e2e.running import Tipgraph


def test_a_table_shows_names_lists_periods_and_money_in_words(loaded: Tipgraph) -> None:
    out = loaded.run("ask", "partners-in-country", "country=NGA").stdout
    assert "country: NGA → Nigeria" in out
    assert "actor:" not in out.split("Sources")[0]
    assert "• SAFE QUAYS: " in out
    assert "2023-01-01 – 2026-12-31" in out
    assert "47066; XM-DAC-47066" in out
    assert "[1] emn-sweden" in out
    assert "Searched: emn-sweden (2025-07), plan (2011-07), sheet (2022); graph version 1." in out
    money = loaded.run("ask", "funding-by-funder").stdout
    assert "4,000,000 (no currency stated)" in money
    assert "1,500,000 EUR" in money


def test_the_same_words_are_quoted_once_under_a_row(loaded: Tipgraph) -> None:
    sources = loaded.run("ask", "partners-in-country", "country=Nigeria").stdout.split("Sources\n")[1].splitlines()
    quotes = [line.split(" (")[0] for line in sources if line.startswith("  [")]
    assert len(quotes) == len(set(quotes))


def test_json_carries_rows_evidence_and_what_was_searched(loaded: Tipgraph) -> None:
    answer = loaded.json("ask", "partners-in-country", "country=Nigeria", "role=implements")
    assert [row["actor"] for row in answer["rows"]] == ["actor:se-hwx", "actor:iom", "actor:unodc"]
    assert all(cited for cited in answer["citations"])
    assert {c["stem"] for cited in answer["citations"] for c in cited} == {"emn-sweden"}
    assert [d["stem"] for d in answer["documents"]] == ["emn-sweden", "plan", "sheet"]
    assert answer["totals"].items() >= {"rows": 3, "relevant": 3, "every": 3, "direct": 3, "programmes": 2, "undated": 0}.items()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param(["country=Nigeria", "country=Ghana"], "country is given 2 times; it is taken once.", id="twice"),
        pytest.param(["active_from=2020", "active-from=2021"], "active_from is given 2 times", id="twice, spelt in two ways"),
        pytest.param(["currency=euro"], "currency is 'euro'; expected a code of three letters, as EUR.", id="no currency"),
    ],
)
def test_an_argument_that_cannot_be_taken_is_refused(loaded: Tipgraph, given: list[str], said: str) -> None:
    assert said in loaded.run("ask", "funding-by-funder", *given, code=2).stderr


def test_csv_has_one_row_a_partner_with_its_sources(loaded: Tipgraph) -> None:
    rows = list(csv.DictReader(io.StringIO(loaded.run("ask", "partners-in-country", "country=Nigeria", "-o", "csv").stdout)))
    assert rows.pop(0)["actor"] == "#org+id"
    assert [row["actor"] for row in rows] == ["actor:se-government", "actor:se-hwx", "actor:iom", "actor:unodc"]
    assert {row["documents"] for row in rows} == {"emn-sweden"}
    assert all(row["statements"].startswith("s-") for row in rows)


def test_csv_cells_are_inert_in_a_spreadsheet(tipgraph: Tipgraph, tmp_path: Path) -> None:
    path = tmp_path / "emn.txt"
    path.write_text(EMN.replace("SAFE QUAYS", "=HYPERLINK(1)").replace("LANTERN", "@SUM LANTERN"), encoding="utf-8")
    load(EmbeddedStore(tipgraph.store), read_document(path))
    rows = list(
        csv.DictReader(io.StringIO(tipgraph.run("-o", "csv", "ask", "programmes-in-country", "country=Nigeria", "--no-hxl").stdout))
    )
    assert {row["name"] for row in rows} == {"'=HYPERLINK(1)", "'@SUM LANTERN"}
    assert all(not cell.startswith(("=", "@", "+", "-")) for row in rows for cell in row.values())


def test_a_plain_sentence_is_answered_and_shows_how_it_was_understood(loaded: Tipgraph) -> None:
    out = loaded.run("ask", "which partners operate in Nigeria?").stdout
    assert out.startswith("Understood as: partners-in-country with country = Nigeria (“Nigeria”)\n")
    assert loaded.json("ask", "which partners operate in Nigeria?")["question"] == "partners-in-country"


def test_an_unsure_sentence_asks_nothing(loaded: Tipgraph) -> None:
    out = loaded.run("ask", "which hotels do partners like?", code=4).stdout
    assert out.startswith("Not understood, so nothing was asked: ")
    assert "Searched" not in out
    said = loaded.json("ask", "which hotels do partners like?", code=4)
    assert said["understood"] is None
    assert said["nearest"]


@pytest.mark.parametrize(("arguments", "words"), [
    (["partners-in-countri"], "partners-in-country"),
    (["partners-in-country"], "partners-in-country needs country"),
    (["partners-in-country", "country=Nigera"], "Near: Nigeria"),
    (["partners-in-country", "Nigeria"], "write PARAMETER=VALUE"),
    (["partners-in-country", "land=Nigeria"], "has no parameter 'land'"),
    (["partners-in-country", "country=Nigeria", "as_of=2025-13-40"], "2025-13-40"),
    (["partners-in-country", "country=Nigeria", "limit=many"], "expected a whole number"),
    (["actor-portfolio", "actor=UNODCC"], "Near: UNODC"),
])  # fmt: skip
def test_a_wrong_question_is_an_error_with_the_way_out(loaded: Tipgraph, arguments: list[str], words: str) -> None:
    done = loaded.run("ask", *arguments, code=2)
    assert words in done.stderr
    assert done.stdout == ""


def test_a_country_that_no_document_names_is_no_empty_answer(loaded: Tipgraph) -> None:
    out = loaded.run("ask", "partners-in-country", "country=Peru").stdout
    assert "none was found in 3 documents: emn-sweden" in out
    assert "That is no proof that there is none" in out


def test_explain_shows_the_question_and_runs_nothing(loaded: Tipgraph) -> None:
    out = loaded.run("ask", "--explain", "partners-in-country", "country=NG").stdout
    assert "country: NG → Nigeria" in out
    assert "MATCH (p:Programme)-[" in out or "]-(p:Programme)" in out
    assert "Searched" not in out
    assert loaded.json("ask", "--explain", "partners-in-country", "country=NG")["values"]["country"] == "country:NG"


def test_questions_lists_and_describes(loaded: Tipgraph) -> None:
    names = [q["question"] for q in loaded.json("questions")]
    assert len(names) >= 12
    assert "contradictions" in loaded.run("questions").stdout
    described = loaded.run("questions", "partners-in-country").stdout
    assert "Parameters" in described
    assert "needed" in described
    assert "nonsense" in loaded.run("questions", "nonsense", code=2).stderr


def test_search_forgives_a_slip_and_finds_passages(loaded: Tipgraph) -> None:
    hits = loaded.json("search", "Harbor Wach")
    assert hits[0]["id"] == "actor:se-hwx"
    assert any(h["label"] == "Passage" and h["document"].startswith("plan~") for h in loaded.json("search", "ten quays"))
    assert "Nothing found for 'xyzzy'" in loaded.run("search", "xyzzy").stdout


@pytest.mark.parametrize("name", ["actor:se-hwx", "Harbour Watch", "HWX"])
def test_show_by_id_name_and_alias(loaded: Tipgraph, name: str) -> None:
    node = loaded.json("show", name)
    assert node["id"] == "actor:se-hwx"
    assert node["properties"]["aliases"]
    assert [s["predicate"] for s in node["statements"]] == ["IMPLEMENTS"]
    assert "IMPLEMENTS SAFE QUAYS" in loaded.run("show", name).stdout


@pytest.mark.parametrize(("name", "label"), [("emn-sweden", "Document"), ("budget:1500000/EUR/", "Budget")])
def test_show_documents_and_values(loaded: Tipgraph, name: str, label: str) -> None:
    node = loaded.json("show", name)
    assert node["label"] == label
    assert node["statements"]


def test_show_of_an_unknown_name_lists_near_ones(loaded: Tipgraph) -> None:
    problem = loaded.run("show", "Harbour Wotch", code=2).stderr
    assert "Nothing in the graph is called 'Harbour Wotch'. Near names: Harbour Watch (actor:se-hwx)" in problem


def test_why_shows_the_passage_in_its_surroundings(loaded: Tipgraph) -> None:
    statement = loaded.json("show", "HWX")["statements"][0]["id"]
    out = loaded.run("why", statement).stdout
    assert "▶ Implementing partners: IOM, Harbour Watch (HWX)" in out
    assert "State of implementation: Ongoing" in out
    assert "“Harbour Watch (HWX)” is actor:se-hwx: " in out
    assert "There is no statement 's-nothing'" in loaded.run("why", "s-nothing", code=2).stderr


def test_stats_counts(loaded: Tipgraph) -> None:
    stats = loaded.json("stats")
    assert stats["nodes"]["Programme"] >= 5
    assert {d["stem"] for d in stats["documents"] if d["kind"] != "reference"} == {"emn-sweden", "plan", "sheet"}
    assert "graph version 1" in loaded.run("stats").stdout
    assert loaded.run("-o", "csv", "stats").stdout.startswith("document,kind,issued,language,in force,statements,skipped,title\r\n")


def test_an_empty_store_says_that_it_is_empty(tipgraph: Tipgraph) -> None:
    for command in (["ask", "contradictions"], ["search", "IOM"], ["show", "IOM"]):
        assert "holds nothing yet. Load a document first" in tipgraph.run(*command, code=2).stderr
    assert tipgraph.json("stats")["version"] == "0"
    assert tipgraph.facts() == []
    assert not tipgraph.store.exists()


FIELDS = {"subject", "predicate", "object", "qualifiers", "document", "page", "quote", "start", "end", "strength", "review",
          "id", "rule", "dataset", "edition", "spans", "subject_text", "object_text", "locator"}  # fmt: skip


def test_the_facts_contract(loaded: Tipgraph, documents: Path) -> None:
    facts = [json.loads(line) for line in loaded.facts()]
    texts = {path.stem: path.read_text(encoding="utf-8") for path in documents.iterdir()}
    assert len({fact["id"] for fact in facts}) == len(facts) > 30
    for fact in facts:
        assert set(fact) == FIELDS
        assert set(fact["subject"]) >= {"id", "label", "name"}
        assert fact["strength"] in ("table", "sentence", "inferred")
        assert fact["review"] is None
        assert fact["predicate"] not in ("MENTIONS", "FROM_DOCUMENT", "NAMES")
        assert not {"start_date", "end_date"} & set(fact["qualifiers"])
        text = texts[fact["document"]]
        assert " ".join(text[start:end] for start, end in fact["spans"]) == fact["quote"]
        assert (fact["start"], fact["end"]) == (fact["spans"][0][0], fact["spans"][-1][1])
    budgets = [fact["qualifiers"] for fact in facts if fact["predicate"] == "HAS_BUDGET"]
    assert budgets == [{"amount": 4000000}, {"amount": 1500000, "currency": "EUR"}]
    assert all(fact["object"] is None for fact in facts if fact["predicate"] in ("HAS_BUDGET", "HAS_PERIOD", "HAS_STATUS", "HAS_VALUE"))
    assert {"start": "2022-03-01", "end": "2024-12-31"} in [fact["qualifiers"] for fact in facts]


def test_exporting_one_document_into_a_file(loaded: Tipgraph, tmp_path: Path) -> None:
    target = tmp_path / "facts.jsonl"
    assert loaded.run("export", "facts", "--document", "plan", "--to", target).stdout == ""
    assert {json.loads(line)["document"] for line in target.read_text(encoding="utf-8").splitlines()} == {"plan"}
    assert "no document elsewhere" in loaded.run("export", "facts", "--document", "elsewhere", code=2).stderr
    assert "There is no export 'rdf'" in loaded.run("export", "rdf", code=2).stderr
    assert "cannot be written" in loaded.run("export", "facts", "--to", tmp_path / "no" / "x", code=2).stderr


def test_help_names_the_exit_codes_and_every_command(loaded: Tipgraph) -> None:
    text = " ".join(loaded.run("--help").stdout.split())
    assert "Exit codes: 0 done; 1 a source could not be loaded" in text
    for command in ("load", "forget", "rebuild", "ask", "questions", "search", "show", "why", "stats", "export"):
        assert f" {command} " in text
    assert "Load documents (PDF, Word, HTML, text) and data (IATI, 3W)" in " ".join(loaded.run("load", "--help").stdout.split())
    assert loaded.run("--output", "xml", "stats", code=2).stderr
    assert loaded.run("nonsense", code=2).stderr
    assert loaded.run("--version").stdout == f"tipgraph {version('tipgraph')}\n"


def test_a_workbook_of_an_answer_holds_rows_sources_and_what_was_searched(loaded: Tipgraph, tmp_path: Path) -> None:
    loaded.run("ask", "partners-in-country", "country=Nigeria", "-o", "xlsx", "--to", tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["rows", "sources", "answer"]
    assert [cell.value for cell in book["rows"]["A"]][:3] == ["actor", "#org+id", "actor:se-government"]
    assert {row[0].value for row in book["answer"].iter_rows(3)} >= {"question", "summary", "searched"}
    assert "a file is for --output xlsx or docx" in loaded.run("ask", "coverage-matrix", "--to", tmp_path / "b.csv", code=2).stderr


def test_a_word_file_of_an_answer_has_its_rows_and_its_sources(loaded: Tipgraph, tmp_path: Path) -> None:
    loaded.run("ask", "partners-in-country", "country=Nigeria", "-o", "docx", "--to", tmp_path / "a.docx")
    found, rows = docx.Document(str(tmp_path / "a.docx")), loaded.json("ask", "partners-in-country", "country=Nigeria")["rows"]
    assert found.paragraphs[0].text == "Partners in a country: Nigeria"
    table = found.tables[0]
    assert len(table.rows) == len(rows) + 1
    assert [row.cells[1].text.split("[")[0] for row in table.rows[1:]] == [row["name"] for row in rows]
    sources = [p.text for p in found.paragraphs if p.style.name == "Source"]
    assert sources[0].startswith("[1]")
    assert any("Searched" in p.text or p.text == "What was searched" for p in found.paragraphs)


@pytest.mark.parametrize("command", ["ask partners-in-country country=Nigeria", "export facts", "search Nigeria"])
def test_commands_that_only_read_do_not_wait_for_arrow(loaded: Tipgraph, command: str) -> None:
    reading = Tipgraph(loaded.store, loaded.home, {"PYTHONPROFILEIMPORTTIME": "1"})
    imported = {line.rpartition("|")[2].strip() for line in reading.run(*command.split()).stderr.splitlines()}
    assert "ladybug" in imported
    assert imported.isdisjoint({"pyarrow", "numpy", "pandas"})
