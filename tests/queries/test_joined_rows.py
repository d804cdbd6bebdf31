"""Questions that set documents and data files side by side, on a graph with both; the rows stand in `expected_joined/<question>.json`.

`python -m tests.queries.test_joined_rows` writes the files anew: read the difference before you keep it.
"""

import json
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from graph.store import GraphStore
from graph.stores import open_store
from graph.stores.embedded import EmbeddedStore
from queries.runner import ask
from queries.understand import understand
from tests.conftest import ENGINES, NewAddress
from tests.queries.joined_sources import COMPASS, joined_sources

FOLDER = Path(__file__).parent / "expected_joined"


@pytest.fixture(scope="module", params=ENGINES)
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, new_address: NewAddress) -> Iterator[GraphStore]:
    """The small graph with data files, in a real store."""
    with closing(open_store(new_address(request.param, tmp_path_factory.mktemp("joined")))) as opened:
        _fill(opened)
        yield opened


def _fill(store: GraphStore) -> None:
    with store.writing() as change:
        for batch in joined_sources():
            change.put(batch)


def _cases() -> list[tuple[str, Mapping[str, Any]]]:
    return [(file.stem, case) for file in sorted(FOLDER.glob("*.json")) for case in json.loads(file.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(("name", "case"), _cases(), ids=lambda value: value if isinstance(value, str) else json.dumps(value["arguments"]))
def test_a_question_gives_its_expected_rows(both: GraphStore, name: str, case: Mapping[str, Any]) -> None:
    answer = ask(both, name, case["arguments"])
    assert [dict(row) for row in answer.rows] == case["rows"]
    assert dict(answer.totals) == case["totals"]
    for citations in answer.citations:
        assert citations
        assert all(c.quote in c.text and c.section and c.title for c in citations)


def test_the_same_programme_by_two_names_is_one_row_a_source(both: GraphStore) -> None:
    rows = ask(both, "compare-sources", {"programme": "COMPASS"}).rows
    assert [row["document"] for row in rows] == ["plan~cccc0003", "survey~bbbb0002", "activities~eeee0005"]
    assert rows == ask(both, "compare-sources", {"programme": COMPASS}).rows


def test_amounts_of_two_kinds_and_dates_planned_and_actual_are_no_difference(both: GraphStore) -> None:
    rows = ask(both, "compare-sources", {"programme": "COMPASS", "documents": "activities"}).rows
    assert [row["differs"] for row in rows] == [[]]
    rows = ask(both, "compare-sources", {"programme": "COMPASS", "documents": "activities, plan"}).rows
    assert {word for row in rows for word in row["differs"]} == set()  # type: ignore[attr-defined]
    rows = ask(both, "compare-sources", {"programme": "COMPASS", "documents": "activities, survey"}).rows
    assert [row["differs"] for row in rows] == [["amounts", "countries"], ["amounts", "countries"]]


def test_what_was_searched_stands_with_a_programme_that_was_not_found_elsewhere(both: GraphStore) -> None:
    answer = ask(both, "planned-not-published", {"country": "NG"})
    assert any("Data files searched for them: 1" in note for note in answer.notes)
    answer = ask(both, "published-not-planned", {"country": "GH"})
    assert "none was found in" in answer.summary
    assert "no proof that there is none" in answer.summary


@pytest.mark.parametrize(
    ("sentence", "question", "arguments"),
    [
        ("what does each source say about COMPASS?", "compare-sources", {"programme": "programme:compass"}),
        ("compare the sources of COMPASS", "compare-sources", {"programme": "programme:compass"}),
        ("which published activities in Nigeria are in no document?", "published-not-planned", {"country": "country:NG"}),
        ("which planned programmes in Nigeria are in no data file?", "planned-not-published", {"country": "country:NG"}),
        ("what is new since 2026-01?", "whats-new", {"since": "2026-01"}),
        ("what's new since 2026?", "whats-new", {"since": "2026"}),
    ],
)
def test_a_sentence_asks_them(both: GraphStore, sentence: str, question: str, arguments: dict[str, str]) -> None:
    found = understand(both, sentence)
    assert (found.question, dict(found.arguments)) == (question, arguments)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        graph = EmbeddedStore(Path(folder) / "store")
        _fill(graph)
        for path in sorted(FOLDER.glob("*.json")):
            cases = json.loads(path.read_text(encoding="utf-8"))
            for entry in cases:
                answer = ask(graph, path.stem, entry["arguments"])
                entry.update(rows=list(answer.rows), totals=answer.totals)
            path.write_text(json.dumps(cases, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
