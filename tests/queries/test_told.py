"""What programmes hold of the editions in force gives the answers that all statements give, question by question."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import UnknownName
from graph.judging import Verdict, judge
from graph.stores.embedded import EmbeddedStore
from queries.catalogue import questions
from queries.runner import ask
from tests.queries.activity_sources import activity_sources
from tests.queries.small_sources import DISMISSED, small_sources

FOLDER = Path(__file__).parent / "expected"
DAYS = ("2018", "2026-06-01")


class Unfolded(EmbeddedStore):
    """A store whose programmes hold nothing but their names, as those of Neo4j do."""

    folded = False


@pytest.fixture(scope="module", params=["small", "activities"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph on disk."""
    path = tmp_path_factory.mktemp("told") / "store"
    with closing(EmbeddedStore(path)) as store:
        with store.writing() as change:
            for batch in small_sources() if request.param == "small" else activity_sources():
                change.put(batch)
        if request.param == "small":
            judge(store, Verdict("dismissed", (DISMISSED,)), "desk-1")
    return path


@pytest.mark.parametrize("name", sorted(questions()))
def test_both_texts_of_a_question_give_the_same(folder: Path, name: str) -> None:
    with closing(EmbeddedStore(folder)) as told, closing(Unfolded(folder)) as said:
        for case in json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")):
            for day in DAYS if questions()[name].parameter("on") else ("",):
                arguments = {**case["arguments"], **({"on": day} if day else {})}
                try:
                    one = ask(told, name, arguments)
                except UnknownName:
                    continue  # a case of the other graph
                other = ask(said, name, arguments)
                assert (one.rows, one.totals, one.citations) == (other.rows, other.totals, other.citations)
