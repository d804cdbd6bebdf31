"""`load`, `forget`, `rebuild` as processes, on real files."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.e2e.documents import EMN, FACT_SHEET, PLAN, emn
from tests.e2e.running import ROOT, Tipgraph

SAMPLES = ROOT / "samples"


def put(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_dry_run_reports_and_writes_nothing(tipgraph: Tipgraph, documents: Path) -> None:
    out = tipgraph.run("load", "--dry-run", documents).stdout
    assert out.count("would load as") == 3
    assert "emn-sweden.txt: would load as emn-sweden [emn, 2025-07, en]" in out
    assert not tipgraph.store.exists()


def test_the_report_has_a_line_a_source_with_why_it_is_that_kind(tipgraph: Tipgraph, tmp_path: Path) -> None:
    path = put(tmp_path, "with-a-gap.txt", EMN.replace("☒ Yes\n\n☐ No", "☐ Yes\n\n☐ No"))
    lines = tipgraph.run("load", path).stdout.splitlines()
    assert lines[0].startswith(f"{path}: loaded as with-a-gap~")
    assert "[emn, 2025-07, en]: " in lines[0]
    assert lines[0].endswith("1 skipped")
    assert "; emn because of " in lines[1]
    assert lines[2].startswith("  skipped, line ")
    (report,) = tipgraph.json("load", path)
    assert (report["outcome"], report["kind"], report["in_force"]) == ("unchanged", "emn", True)
    assert report["skipped"][0]["place"].startswith("line ")


def test_records_skipped_for_one_reason_are_one_line_and_json_has_each(tipgraph: Tipgraph, tmp_path: Path) -> None:
    rows = "\n".join(f"| {n}. Visit town {n} | Mr A. Murphy | 2021 |" for n in range(1, 9))
    plan = f"# Irish Action Plan 2020-2022\n\n## 1. Towns\n\n| Action | Lead | Deadline |\n|---|---|---|\n{rows}\n"
    path = put(tmp_path, "towns.md", plan)
    lines = [line for line in tipgraph.run("load", path).stdout.splitlines() if "only a person" in line]
    assert lines == ["  skipped, 8 ×, line 7, line 8, line 9, line 10, line 11 and 3 more places: only a person is named"]
    (report,) = tipgraph.json("load", path)
    assert [s["place"] for s in report["skipped"]] == [f"line {n}" for n in range(7, 15)]


def test_the_language_is_told_and_an_unknown_one_is_said_to_be_unknown(tipgraph: Tipgraph, tmp_path: Path) -> None:
    swedish = "Det här är Sveriges svar. Polisen och åklagarna arbetar tillsammans med andra länder för att hjälpa brottsoffer."
    known = put(tmp_path, "svar.txt", f"EMN study\n\n{swedish}\n")
    unknown = put(tmp_path, "names.txt", "EMN study\n\nName of measure: Lantern\n\nPartners: Myria\n")
    out = tipgraph.run("load", "--kind", "emn", known, unknown).stdout
    assert "[emn, no date, sv]: " in out
    assert "[emn, no date, language unknown]: " in out
    assert {d["stem"]: d["language"] for d in tipgraph.json("stats")["documents"] if d["kind"] == "emn"} == {"svar": "sv", "names": "und"}


def test_a_kind_can_be_asked_for_and_an_unknown_one_lists_what_was_looked_for(tipgraph: Tipgraph, tmp_path: Path) -> None:
    path = put(tmp_path, "notes.txt", "A walk along the harbour.\n\nNothing else.\n")
    problem = tipgraph.run("load", path, code=1).stderr
    assert f"{path}: no known kind of document. " in problem
    assert all(f"\n  {kind}: " in problem for kind in ("action_plan", "country_page", "emn", "fact_sheet", "greta_reply"))
    assert "--kind" in problem
    assert "there is no kind 'novel'" in tipgraph.run("load", "--kind", "novel", path, code=1).stderr
    assert "emn because of asked for with --kind emn" in tipgraph.run("load", "--dry-run", "--kind", "emn", path).stdout


def test_the_same_bytes_change_nothing(tipgraph: Tipgraph, tmp_path: Path) -> None:
    path = put(tmp_path, "emn.txt", EMN)
    tipgraph.run("load", path)
    before, stats = tipgraph.facts(), tipgraph.json("stats")
    again = tipgraph.run("load", path, shutil.copy(path, tmp_path / "copy.txt")).stdout
    assert again.count(": unchanged as emn~") == 2
    assert (tipgraph.facts(), tipgraph.json("stats")) == (before, stats)


def test_other_bytes_of_one_dataset_are_a_new_edition_and_forgetting_it_brings_the_older_back(tipgraph: Tipgraph, tmp_path: Path) -> None:
    old = put(tmp_path / "old", "emn.txt", emn())
    new = put(tmp_path / "new", "emn.txt", emn(issued="March 2026", without=["Nigeria, "]))
    tipgraph.run("load", old)
    before = tipgraph.facts()
    answer = tipgraph.json("ask", "partners-in-country", "country=Nigeria")
    assert ": new edition as emn~" in tipgraph.run("load", new).stdout

    def partners(*more: str) -> list[str]:
        return [row["actor"] for row in tipgraph.json("ask", "partners-in-country", "country=Nigeria", *more)["rows"]]

    assert partners() == ["actor:se-government", "actor:unodc"]
    assert "actor:iom" in partners("as_of=2025-12-31")
    now = tipgraph.json("ask", "partners-in-country", "country=Nigeria")
    assert any("a newer edition replaces it: 1 document: emn (issued 2025-07)" in line for line in now["left_out"])
    assert "has 2 editions" in tipgraph.run("forget", "emn", code=2).stderr

    newest = now["documents"][0]["id"]
    assert f"{newest}: " in tipgraph.run("forget", newest).stdout
    assert tipgraph.facts() == before
    assert tipgraph.json("ask", "partners-in-country", "country=Nigeria")["rows"] == answer["rows"]


def test_an_older_edition_loaded_later_stays_out_of_the_answers(tipgraph: Tipgraph, tmp_path: Path) -> None:
    tipgraph.run("load", put(tmp_path, "new.txt", emn(issued="March 2026")))
    before = tipgraph.facts()
    assert "; a later edition is in force" in tipgraph.run("load", put(tmp_path, "old.txt", emn())).stdout
    assert tipgraph.facts() == before


def test_forgetting_is_exact(tipgraph: Tipgraph, documents: Path) -> None:
    tipgraph.run("load", documents / "emn-sweden.txt")
    before, stats = tipgraph.facts(), tipgraph.json("stats")
    tipgraph.run("load", documents / "plan.md", documents / "sheet.txt")
    tipgraph.run("forget", "plan")
    tipgraph.run("forget", "sheet")
    after = tipgraph.json("stats")
    assert tipgraph.facts() == before
    assert {**after, "version": ""} == {**stats, "version": ""}
    assert "There is no document plan. Loaded are: emn-sweden~" in tipgraph.run("forget", "plan", code=2).stderr


@pytest.mark.slow
def test_any_order_gives_the_same_export(documents: Path, loaded: Tipgraph, tmp_path: Path) -> None:
    expected = loaded.facts()
    first, second, third = sorted(documents.iterdir())
    for number, order in enumerate(((second, third, first), (third, second, first), (first, third, second))):
        store = Tipgraph(tmp_path / str(number), tmp_path)
        store.run("load", *order)
        assert store.facts() == expected, order


@pytest.mark.slow
def test_any_order_of_the_samples_in_several_calls_gives_the_same_export(tmp_path: Path) -> None:
    samples = sorted(SAMPLES.glob("*.txt"))
    at_once, in_calls = Tipgraph(tmp_path / "a", tmp_path), Tipgraph(tmp_path / "b", tmp_path)
    at_once.run("load", *samples[::-1])
    for paths in (samples[2:], samples[:1], samples[1:2]):
        in_calls.run("load", *paths)
    assert at_once.facts() == in_calls.facts()
    assert len(at_once.facts()) > 50


def test_the_order_of_a_store_with_one_document_forgotten_and_loaded_again(tipgraph: Tipgraph, documents: Path, loaded: Tipgraph) -> None:
    tipgraph.run("load", documents)
    tipgraph.run("forget", "emn-sweden")
    tipgraph.run("load", documents)
    assert tipgraph.facts() == loaded.facts()


def test_a_store_of_an_older_schema_says_what_to_do_and_can_be_rebuilt(tipgraph: Tipgraph, tmp_path: Path) -> None:
    gone, kept = put(tmp_path, "gone.txt", PLAN), put(tmp_path, "kept.txt", EMN)
    tipgraph.run("load", gone, kept)
    before = [line for line in tipgraph.facts() if json.loads(line)["document"] == "kept"]
    (tipgraph.store / "STORE.json").write_text('{"schema": 0, "engine": "ladybug"}')
    for command in (["stats"], ["ask", "contradictions"], ["load", kept], ["export", "facts"]):
        problem = tipgraph.run(*command, code=3).stderr
        assert "was written with schema 0" in problem
        assert "tipgraph rebuild" in problem
    gone.unlink()
    kept.write_text(EMN + "\n", encoding="utf-8")
    problem = tipgraph.run("rebuild", tmp_path / "new", code=1).stderr
    assert f"{gone}: the file cannot be read (No such file or directory)" in problem
    assert f"{kept} has other bytes than when it was loaded first" in problem
    rebuilt = Tipgraph(tmp_path / "new", tipgraph.home).facts()
    assert [json.loads(line)["object"] for line in rebuilt] == [json.loads(line)["object"] for line in before]
    assert "is not empty" in tipgraph.run("rebuild", tmp_path / "new", code=2).stderr


def test_a_store_is_rebuilt_from_any_folder(tipgraph: Tipgraph, tmp_path: Path) -> None:
    put(tipgraph.home, "here.txt", FACT_SHEET)
    tipgraph.run("load", "here.txt")
    elsewhere = Tipgraph(tipgraph.store, tmp_path)
    assert "here.txt: loaded as here~" in elsewhere.run("rebuild", tmp_path / "new").stdout
    assert Tipgraph(tmp_path / "new", tmp_path).facts() == tipgraph.facts()


def test_no_e_mail_and_no_phone_number_reaches_the_store(tipgraph: Tipgraph, tmp_path: Path) -> None:
    path = put(tmp_path, "emn.txt", EMN + "\nAsk jan.jansen@example.org or +31 6 12345678 for more.\n")
    tipgraph.run("load", path)
    names = next(tipgraph.store.glob("*.names"))
    with sqlite3.connect(names) as index:
        texts = " ".join(row[0] for row in index.execute("SELECT text FROM passage_text"))
    index.close()
    assert "for more" in texts
    assert "jan.jansen" not in texts
    assert "12345678" not in texts


@pytest.mark.parametrize("folder", ["", "sub"])
def test_a_folder_without_files_that_can_be_read_says_so(tipgraph: Tipgraph, tmp_path: Path, folder: str) -> None:
    empty = tmp_path / "empty"
    (empty / folder).mkdir(parents=True)
    put(empty, "picture.png", "x")
    problem = tipgraph.run("load", empty, code=2).stderr
    assert f"{empty}: no file that a reader knows (.csv, .docx" in problem
