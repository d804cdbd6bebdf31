"""Every question gives the rows and totals that stand in `expected/<question>.json`, one entry for each set of arguments.

`python -m tests.queries.test_rows` writes the files anew: read the difference before you keep it.
"""

import json
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from graph.judging import Verdict, judge
from graph.store import GraphStore
from graph.stores.embedded import EmbeddedStore
from queries.catalogue import questions
from queries.runner import ask
from tests.queries.small_sources import DISMISSED, small_sources

FOLDER = Path(__file__).parent / "expected"


def _cases() -> list[tuple[str, Mapping[str, Any]]]:
    return [(file.stem, case) for file in sorted(FOLDER.glob("*.json")) for case in json.loads(file.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("name", "case"), _cases(), ids=lambda value: value if isinstance(value, str) else json.dumps(value["arguments"]))
def test_a_question_gives_its_expected_rows(store: GraphStore, name: str, case: Mapping[str, Any]) -> None:
    answer = ask(store, name, case["arguments"])
    assert [dict(row) for row in answer.rows] == case["rows"]
    assert dict(answer.totals) == case["totals"]


def test_every_question_has_expected_rows() -> None:
    assert sorted(questions()) == sorted(file.stem for file in FOLDER.glob("*.json"))


@pytest.mark.parametrize("name", sorted(questions()))
def test_every_row_has_evidence_with_its_place(store: GraphStore, name: str) -> None:
    for case in json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")):
        answer = ask(store, name, case["arguments"])
        for row, citations in zip(answer.rows, answer.citations, strict=True):
            assert citations or row.get("coverage") == "none found"
            assert all(c.quote in c.text and c.section and c.title and c.page == 1 for c in citations)


@pytest.mark.parametrize("name", sorted(questions()))
def test_pages_put_together_are_the_whole(store: GraphStore, name: str) -> None:
    arguments = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))[0]["arguments"]
    whole = ask(store, name, arguments)
    half = -(-len(whole.rows) // 2)
    pages = [ask(store, name, {**arguments, "limit": half, "offset": n * half}).rows for n in range(2)]
    assert [row for page in pages for row in page] == list(whole.rows)
    assert whole.totals["rows"] == len(whole.rows)


@pytest.mark.parametrize("name", sorted(questions()))
def test_examples_can_be_asked(store: GraphStore, name: str) -> None:
    question = questions()[name]
    assert question.phrases
    assert question.examples
    assert all(set(example) <= {p.name for p in question.parameters} for example in question.examples)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        graph = EmbeddedStore(Path(folder) / "store")
        with graph.writing() as change:
            for batch in small_sources():
                change.put(batch)
        judge(graph, Verdict("dismissed", (DISMISSED,)), "desk-1")
        for path in [Path(name) for name in sys.argv[1:]] or sorted(FOLDER.glob("*.json")):
            cases = json.loads(path.read_text(encoding="utf-8"))
            for entry in cases:
                found = ask(graph, path.stem, entry["arguments"])
                entry.update(rows=list(found.rows), totals=found.totals)
            path.write_text(json.dumps(cases, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
