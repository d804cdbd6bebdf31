"""`quality` as a user runs it: figures in three forms, limits, documents that are not there, gold that cannot be read."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.e2e.running import Tipgraph

STEM = "emn-sweden"


@pytest.fixture
def gold(loaded: Tipgraph, tmp_path: Path) -> Path:
    """Gold of one of the loaded documents, written from what the store holds: one fact it has, and one that it lacks."""
    ours = next(
        f for f in map(json.loads, loaded.facts("--document", STEM)) if f["predicate"] == "TARGETS" and f["object"]["label"] == "Country"
    )
    entities = [{k: ours[end][k] for k in ("id", "label", "name", "aliases")} for end in ("subject", "object")]
    entities.append({"id": "country:MH", "label": "Country", "name": "Marshall Islands", "aliases": []})
    said = {"doc": STEM, "subject": entities[0]["id"], "predicate": "TARGETS", "qualifiers": {}, "quote": "as printed", "strength": "table"}
    facts = [{**said, "object": object_} for object_ in (entities[1]["id"], "country:MH")]
    folder = tmp_path / "gold"
    folder.mkdir()
    for name, records in (("facts", facts), ("entities", entities)):
        (folder / f"{STEM}.{name}.jsonl").write_text("\n".join(map(json.dumps, records)) + "\n", "utf-8")
    return folder


def test_figures_and_lists_as_json(loaded: Tipgraph, gold: Path) -> None:
    found = loaded.json("quality", "--gold", gold, "--misses", 5, "--extras", 1)
    total = found["figures"][0]
    assert (total["gold"], total["found"], total["recall"]) == (2, 1, 0.5)
    assert total["confirmed"] == 1
    assert [miss["missing"].endswith("TARGETS country:MH") for miss in found["misses"]] == [True]
    assert len(found["extras"]) == 1
    assert "FUNDS" in found["unjudged"]


def test_figures_as_csv(loaded: Tipgraph, gold: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(loaded.run("--output", "csv", "quality", "--gold", gold).stdout)))
    assert {"kind": "emn", "strength": "table", "recall": "0.5"}.items() <= next(r for r in rows if r["kind"] and r["strength"]).items()


def test_figures_as_tables(loaded: Tipgraph, gold: Path) -> None:
    printed = loaded.run("quality", "--gold", gold, "--misses", 1).stdout
    assert "By kind and predicate" in printed
    assert "0.500" in printed
    assert "country:MH" in printed


def test_limits_are_for_ci(loaded: Tipgraph, gold: Path) -> None:
    loaded.run("quality", "--gold", gold, "--min-recall", 0.5, "--min-precision", 0.01)
    assert "recall is 0.500, the limit is 0.6" in loaded.run("quality", "--gold", gold, "--min-recall", 0.6, code=1).stderr
    refused = loaded.run("quality", "--gold", gold, "--strength", "inferred", "--min-recall", 0.1, code=1)
    assert "recall is not known" in refused.stderr


def test_a_document_that_is_not_loaded_is_said(tipgraph: Tipgraph, gold: Path) -> None:
    done = tipgraph.run("--output", "json", "quality", "--gold", gold, code=1)
    assert json.loads(done.stdout)["not_loaded"] == [STEM]
    assert f"{STEM} has gold and is not in the store" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--predicate", "LIKES"), "There is no predicate 'LIKES'. Use: ABOUT, "),
        (("--strength", "sure"), "There is no strength 'sure'. Use: inferred, sentence, table."),
        (("--document", "emn-italy"), f"It has gold for: {STEM}"),
    ],
)
def test_wrong_calls_say_what_to_type(loaded: Tipgraph, gold: Path, arguments: tuple[str, ...], says: str) -> None:
    assert says in " ".join(loaded.run("quality", "--gold", gold, *arguments, code=2).stderr.split())


def test_bad_gold_names_file_line_and_fix(loaded: Tipgraph, gold: Path) -> None:
    with (gold / f"{STEM}.facts.jsonl").open("a", encoding="utf-8") as file:
        file.write("{broken\n")
    assert f"{STEM}.facts.jsonl, line 3: it is no JSON" in loaded.run("quality", "--gold", gold, code=2).stderr
