"""Judging as a user does: candidates, evidence, judgements and reviews, and all of it taken back."""

import csv
import io
import json
import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from tests.conftest import NewAddress
from tests.e2e.documents import EMN
from tests.e2e.running import Tipgraph, write
from tests.servers.neo4j_database import PASSWORD

HERE, THERE = "actor:fi-hwx", "actor:se-hwx"


@pytest.fixture(scope="module")
def two_states(tmp_path_factory: pytest.TempPathFactory) -> Tipgraph:
    """A store with one foundation in the documents of two states; tests must not change it."""
    home = tmp_path_factory.mktemp("two-states")
    for state in ("Sweden", "Finland"):
        write(home, f"emn-{state.lower()}.txt", EMN.replace("Sweden", state).splitlines())
    tipgraph = Tipgraph(home / "store", home)
    tipgraph.run("load", *sorted(home.glob("emn-*.txt")))
    return tipgraph


@pytest.fixture
def tipgraph(two_states: Tipgraph, tmp_path: Path) -> Tipgraph:
    """The same in a store of its own."""
    shutil.copytree(two_states.store, tmp_path / "store")
    return Tipgraph(tmp_path / "store", two_states.home, {"TIPGRAPH_BY": "desk-2"})


def actors(tipgraph: Tipgraph) -> set[str]:
    return {json.loads(line)[end]["id"] for line in tipgraph.facts() for end in ("subject", "object") if json.loads(line)[end]}


def test_a_foundation_of_two_states_is_a_candidate_and_a_body_of_each_state_is_none(two_states: Tipgraph) -> None:
    pairs = {(row["one"], row["other"]): row for row in two_states.json("resolve", "list")}
    assert pairs[HERE, THERE]["score"] >= 0.9
    assert "both are called Harbour Watch" in pairs[HERE, THERE]["reasons"]
    assert not any("government" in end for pair in pairs for end in pair)
    assert "both are called Harbour Watch" in " ".join(two_states.run("resolve", "list").stdout.split())


def test_the_evidence_stands_side_by_side(two_states: Tipgraph) -> None:
    shown = two_states.json("resolve", "show", HERE, THERE)
    assert [shown[side]["id"] for side in ("one", "other")] == [HERE, THERE]
    assert {p["document"] for side in ("one", "other") for p in shown[side]["passages"]} == {"emn-finland", "emn-sweden"}
    assert shown["together"] == []
    assert shown["reasons"]
    text = two_states.run("resolve", "show", HERE, THERE).stdout
    assert "named together in: no document" in text


def test_a_same_is_one_partner_that_the_old_id_leads_to_and_undo_is_never_done(tipgraph: Tipgraph) -> None:
    before, answer = tipgraph.facts(), tipgraph.json("ask", "partners-in-country", "country=Ghana")
    tipgraph.run("resolve", "same", THERE, HERE, "--note", "one foundation")
    assert THERE not in actors(tipgraph)
    merged = tipgraph.json("ask", "partners-in-country", "country=Ghana")
    assert merged["totals"]["rows"] == answer["totals"]["rows"] - 1
    assert tipgraph.json("ask", "actor-portfolio", f"actor={THERE}")["totals"]["rows"] > 0
    assert f"{THERE} moved to {HERE}" in tipgraph.run("show", THERE).stdout
    assert tipgraph.json("show", THERE)["moved_from"] == THERE
    assert tipgraph.json("resolve", "list") == [] or HERE not in str(tipgraph.json("resolve", "list"))
    assert f"taken back: {HERE} and {THERE} same" in tipgraph.run("resolve", "undo", HERE, THERE).stdout
    assert tipgraph.facts() == before
    assert tipgraph.json("ask", "partners-in-country", "country=Ghana")["rows"] == answer["rows"]


def test_why_names_the_judgement_and_the_review(tipgraph: Tipgraph) -> None:
    statement = next(f["id"] for f in map(json.loads, tipgraph.facts()) if f["subject"]["id"] == THERE)
    tipgraph.run("resolve", "same", THERE, HERE, "--note", "one foundation")
    tipgraph.run("review", "accept", statement)
    text = tipgraph.run("why", statement).stdout
    assert f"” is {THERE}: this document calls Harbour Watch (HWX) also HWX" in text
    assert f"{HERE} and {THERE} judged same by desk-2" in text
    assert "one foundation" in text
    assert f"{statement} judged accepted by desk-2" in text


@pytest.mark.parametrize("word", ["different", "unsure"])
def test_what_is_decided_leaves_the_list_and_the_unsure_stand_apart(tipgraph: Tipgraph, word: str) -> None:
    before = tipgraph.facts()
    tipgraph.run("resolve", word, HERE, THERE)
    assert (HERE, THERE) not in {(row["one"], row["other"]) for row in tipgraph.json("resolve", "list")}
    unsure = tipgraph.json("resolve", "list", "--unsure")
    assert unsure == ([{"one": HERE, "other": THERE}] if word == "unsure" else [])
    assert tipgraph.facts() == before


def test_judgements_survive_reloading_forgetting_and_rebuilding(tipgraph: Tipgraph, tmp_path: Path) -> None:
    tipgraph.run("resolve", "same", HERE, THERE)
    statement = json.loads(tipgraph.facts()[0])["id"]
    tipgraph.run("review", "dismiss", statement)
    expected = tipgraph.facts()
    tipgraph.run("load", "--again", tipgraph.home / "emn-sweden.txt")
    tipgraph.run("forget", "emn-finland")
    tipgraph.run("load", tipgraph.home / "emn-finland.txt")
    assert tipgraph.facts() == expected
    tipgraph.run("rebuild", tmp_path / "rebuilt")
    rebuilt = Tipgraph(tmp_path / "rebuilt", tipgraph.home)
    assert rebuilt.facts() == expected
    assert rebuilt.json("resolve", "log") == tipgraph.json("resolve", "log")


def test_a_store_can_begin_with_the_judgements_of_another(tipgraph: Tipgraph, tmp_path: Path) -> None:
    tipgraph.run("resolve", "same", HERE, THERE)
    fresh = Tipgraph(tmp_path / "fresh", tipgraph.home)
    fresh.store.mkdir()
    shutil.copy(tipgraph.store / "judgements.jsonl", fresh.store)
    fresh.run("load", *sorted(tipgraph.home.glob("emn-*.txt")))
    assert fresh.facts() == tipgraph.facts()


def test_a_dismissed_statement_leaves_the_answers_and_comes_back(tipgraph: Tipgraph) -> None:
    answer = tipgraph.json("ask", "partners-in-country", "country=Ghana")
    statement = next(f["id"] for f in map(json.loads, tipgraph.facts()) if f["subject"]["id"] == THERE)
    tipgraph.run("review", "dismiss", statement, "--note", "another foundation")
    less = tipgraph.json("ask", "partners-in-country", "country=Ghana")
    assert less["totals"]["rows"] == answer["totals"]["rows"] - 1
    assert any("reviewer dismissed" in line for line in less["left_out"])
    assert {f["review"] for f in map(json.loads, tipgraph.facts()) if f["id"] == statement} == {"dismissed"}
    tipgraph.run("review", "undo", statement)
    assert tipgraph.json("ask", "partners-in-country", "country=Ghana")["rows"] == answer["rows"]


def test_doubtful_statements_are_listed_until_they_are_reviewed(tipgraph: Tipgraph) -> None:
    found = tipgraph.json("review", "list", "--limit", "1000")
    reasons = {row["reason"].split()[0] for row in found}
    assert reasons == {"contradicts", "inferred"}
    inferred = [row["statement"] for row in found if row["strength"] == "inferred"]
    tipgraph.run("review", "accept", *inferred[:2])
    left = {row["statement"] for row in tipgraph.json("review", "list", "--limit", "1000")}
    assert {row["statement"] for row in found} - left == set(inferred[:2])


def test_a_new_edition_offers_the_review_of_the_earlier_one_and_does_not_take_it(tipgraph: Tipgraph, tmp_path: Path) -> None:
    statement = next(f for f in map(json.loads, tipgraph.facts()) if f["subject"]["id"] == THERE)
    tipgraph.run("review", "dismiss", statement["id"])
    edition = write(tmp_path, "emn-sweden.txt", EMN.replace("July 2025", "August 2026").splitlines())
    tipgraph.run("load", edition)
    offered = [row for row in tipgraph.json("review", "list", "--limit", "1000") if "the same was dismissed" in row["reason"]]
    assert [row["quote"] for row in offered] == [statement["quote"]]
    assert offered[0]["statement"] != statement["id"]
    assert {f["review"] for f in map(json.loads, tipgraph.facts()) if f["id"] == offered[0]["statement"]} == {None}


def test_of_two_values_with_one_quote_the_review_is_offered_for_the_one_that_was_reviewed(tmp_path: Path) -> None:
    tipgraph = Tipgraph(tmp_path / "store", tmp_path, {"TIPGRAPH_BY": "desk-2"})
    text = EMN.replace("01/01/2023 – 31/12/2026", "01/01/2021 – 31/12/2023, renewed (2024-2027)")
    tipgraph.run("load", write(tmp_path, "emn-sweden.txt", text.splitlines()))
    spans = [f for f in map(json.loads, tipgraph.facts()) if f["predicate"] == "HAS_PERIOD" and "renewed" in f["quote"]]
    assert len({f["quote"] for f in spans}) == 1 < len(spans)
    renewed = next(f for f in spans if f["qualifiers"]["start"] == "2024")
    assert "” is period:" not in tipgraph.run("why", renewed["id"]).stdout  # which prints no such text
    tipgraph.run("review", "dismiss", renewed["id"])
    tipgraph.run("load", write(tmp_path, "emn-sweden.txt", text.replace("July 2025", "August 2026").splitlines()))
    offered = [row for row in tipgraph.json("review", "list", "--limit", "1000") if "the same was dismissed" in row["reason"]]
    later = {f["id"]: f["qualifiers"]["start"] for f in map(json.loads, tipgraph.facts()) if f["quote"] == renewed["quote"]}
    assert [later[row["statement"]] for row in offered] == ["2024"]


def test_a_file_of_judgements_is_made_and_its_wrong_lines_are_told(tipgraph: Tipgraph, tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(tipgraph.run("resolve", "export").stdout)))
    assert (rows[0]["one"], rows[0]["other"], rows[0]["judgement"]) == (HERE, THERE, "")
    file = write(tmp_path, "judged.csv", ["one,other,judgement,note", f"{HERE},{THERE},same,one foundation", f"{HERE},actor:nowhere,same,",
                                         f"{HERE},{THERE},alike,", f"{HERE},{THERE},,", "IOM,UNODC,same,"])  # fmt: skip
    done = tipgraph.run("resolve", "import", file, code=1)
    assert "1 judged, 0 were so already, 3 failed" in done.stdout
    assert "judged.csv, line 3: No actor and no programme is called 'actor:nowhere'" in done.stderr
    assert "judged.csv, line 4: 'alike' is no judgement. Use one of: same, different, unsure" in done.stderr
    assert "judged.csv, line 6: actor:iom and actor:unodc are not the same by their names" in done.stderr
    assert [(line["judgement"], line["note"]) for line in tipgraph.json("resolve", "log")] == [("same", "one foundation")]
    again = tipgraph.run("resolve", "import", file, code=1)
    assert "0 judged, 1 were so already, 3 failed" in again.stdout
    assert len(tipgraph.json("resolve", "log")) == 1


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (["a,b", "1,2"], "the columns are a, b"),
        ([""], "the columns are none"),
    ],
)
def test_a_file_of_other_columns_is_refused_with_the_ones_expected(
    tipgraph: Tipgraph, tmp_path: Path, lines: list[str], problem: str
) -> None:
    done = tipgraph.run("resolve", "import", write(tmp_path, "wrong.csv", lines), code=2)
    assert f"wrong.csv, line 1: {problem}. The first line names the columns one, other, judgement" in done.stderr


@pytest.mark.parametrize(
    ("by", "problem"),
    [
        ("", "Who judges?"),
        ("anna@example.org", "no names and no e-mail addresses"),
        ("Anna Berg", "no names and no e-mail addresses"),
        ("Anna-Berg", "looks like a person's name"),
        ("A-Berg", "looks like a person's name"),
    ],
)
def test_who_judges_is_a_label_and_never_a_person(two_states: Tipgraph, by: str, problem: str) -> None:
    for command in (["resolve", "same", HERE, THERE], ["review", "accept", "s-1"], ["resolve", "undo", "j-1"]):
        assert problem in two_states.run(*command, "--by", by, code=2).stderr
    assert two_states.json("resolve", "log") == []


def test_judgements_that_cannot_all_hold_are_refused(tipgraph: Tipgraph) -> None:
    tipgraph.run("resolve", "same", HERE, THERE)
    tipgraph.run("resolve", "same", HERE, "IOM", "--against-guards")
    problem = tipgraph.run("resolve", "different", THERE, "actor:iom", code=2).stderr
    assert "cannot be one and two" in problem
    assert "Take one of these back first" in problem
    assert "were not judged as a pair; they are one by" in tipgraph.run("resolve", "undo", THERE, "actor:iom", code=2).stderr
    assert "was taken back" not in tipgraph.run("resolve", "log").stdout
    tipgraph.run("resolve", "different", THERE, HERE)
    assert THERE in actors(tipgraph)


def test_what_is_judged_so_already_is_no_new_line(tipgraph: Tipgraph) -> None:
    tipgraph.run("resolve", "same", HERE, THERE)
    assert "was judged so already" in tipgraph.run("resolve", "same", THERE, HERE).stdout
    assert len(tipgraph.json("resolve", "log")) == 1


def test_a_statement_that_is_none_is_told_and_the_others_are_reviewed(tipgraph: Tipgraph) -> None:
    statement = json.loads(tipgraph.facts()[0])["id"]
    done = tipgraph.run("review", "accept", statement, "s-nowhere", code=1)
    assert "There is no statement 's-nowhere'" in done.stderr
    assert len(tipgraph.json("resolve", "log")) == 1
    tipgraph.run("review", "accept", "s-nowhere", code=2)


def test_a_damaged_line_of_the_judgements_is_named(tipgraph: Tipgraph) -> None:
    tipgraph.run("resolve", "same", HERE, THERE)
    with (tipgraph.store / "judgements.jsonl").open("a", encoding="utf-8") as file:
        file.write("not json\n")
    problem = tipgraph.run("resolve", "log", code=3).stderr
    assert "judgements.jsonl, line 2: no judgement" in problem


def test_a_copy_takes_the_judgements_along(tipgraph: Tipgraph, tmp_path: Path) -> None:
    tipgraph.run("resolve", "same", HERE, THERE)
    Tipgraph(Path("."), tipgraph.home).run("copy", "--from", tipgraph.store, "--to", tmp_path / "copy")
    copied = Tipgraph(tmp_path / "copy", tipgraph.home)
    assert copied.facts() == tipgraph.facts()
    assert copied.json("resolve", "log") == tipgraph.json("resolve", "log")


@pytest.mark.slow
def test_two_who_judge_at_once_both_count(tipgraph: Tipgraph) -> None:
    statements = [json.loads(line)["id"] for line in tipgraph.facts()[:4]]
    running = [tipgraph.start("review", "accept", statement) for statement in statements]
    for process in running:
        _, problems = process.communicate(timeout=120)
        assert process.returncode == 0, problems
    assert {line["about"] for line in tipgraph.json("resolve", "log")} == set(statements)
    assert {f["id"] for f in map(json.loads, tipgraph.facts()) if f["review"] == "accepted"} == set(statements)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_judgement_killed_at_any_moment_is_whole_or_brought_in_step(tipgraph: Tipgraph) -> None:
    before = tipgraph.facts()
    tipgraph.run("resolve", "same", HERE, THERE)
    after = tipgraph.facts()
    tipgraph.run("resolve", "undo", HERE, THERE)
    for wait in (0.4, 0.8, 1.2):
        process = tipgraph.start("resolve", "same", HERE, THERE)
        try:
            process.communicate(timeout=wait)
        except subprocess.TimeoutExpired:  # it is still running, and is killed now
            process.send_signal(signal.SIGKILL)
            process.communicate()
        assert tipgraph.facts() in (before, after)
        tipgraph.run("resolve", "same", HERE, THERE)
        assert tipgraph.facts() == after
        tipgraph.run("resolve", "undo", HERE, THERE)
        assert tipgraph.facts() == before


@pytest.mark.neo4j
def test_a_shared_store_keeps_its_judgements_in_the_database(tipgraph: Tipgraph, tmp_path: Path, new_address: NewAddress) -> None:
    address = new_address("neo4j", tmp_path)
    server = Tipgraph(Path(), tipgraph.home, {"TIPGRAPH_STORE": address, PASSWORD: os.environ[PASSWORD], "TIPGRAPH_BY": "desk-3"})
    server.run("load", *sorted(tipgraph.home.glob("emn-*.txt")))
    before = server.facts()
    for where in (server, tipgraph):
        where.run("resolve", "same", HERE, THERE)
    assert server.facts() == tipgraph.facts()
    assert f"{THERE} moved to {HERE}" in server.run("show", THERE).stdout
    assert server.json("resolve", "list") == tipgraph.json("resolve", "list")
    assert server.json("review", "list") == tipgraph.json("review", "list")
    server.run("rebuild", tmp_path / "rebuilt")
    assert Tipgraph(tmp_path / "rebuilt", tipgraph.home).facts() == server.facts()
    server.run("resolve", "undo", HERE, THERE)
    assert server.facts() == before
