"""Where every statement counts, none is looked at for whether it does: questions answer as where somebody once dismissed one."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import UnknownName
from graph.judging import Verdict, judge, undo
from graph.stores.embedded import EmbeddedStore
from queries.catalogue import questions
from queries.runner import ask
from queries.spec import Text
from queries.terms import FREE
from tests.queries.activity_sources import activity_sources
from tests.queries.test_told import FOLDER, Unfolded

_STATEMENT = "MATCH (p:Programme)-[t:TARGETS]->(c:Country) RETURN t.id ORDER BY t.id LIMIT 1"


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """One graph twice: nobody judged it; somebody dismissed a statement of it, and took that back."""
    free, reviewed = (tmp_path_factory.mktemp(name) / "store" for name in ("free", "reviewed"))
    for folder in (free, reviewed):
        with closing(EmbeddedStore(folder)) as store, store.writing() as change:
            for batch in activity_sources():
                change.put(batch)
    with closing(EmbeddedStore(reviewed)) as store:
        judge(store, Verdict("dismissed", (str(store.read(_STATEMENT).rows[0][0]),)), "desk-1")
        undo(store, store.judgements()[0].about, "desk-1")
    return free, reviewed


@pytest.mark.parametrize("kind", [EmbeddedStore, Unfolded])
@pytest.mark.parametrize("name", sorted(questions()))
def test_a_question_answers_the_same_where_every_statement_counts(folders: tuple[Path, Path], name: str, kind: type[EmbeddedStore]) -> None:
    with closing(kind(folders[0])) as free, closing(kind(folders[1])) as reviewed:
        for case in json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")):
            try:
                one = ask(free, name, case["arguments"])
            except UnknownName:
                continue  # a case of the other graph
            other = ask(reviewed, name, case["arguments"])
            assert (one.rows, one.totals, one.citations, one.left_out) == (other.rows, other.totals, other.citations, other.left_out)


def test_a_statement_is_not_looked_at_where_every_one_counts() -> None:
    text = Text("MATCH (p:Programme)-[t:TARGETS]->(c:Country) WHERE in_force(t) AND seen(t) RETURN p.id AS id")
    assert "$documents" in text.cypher(asked=frozenset())
    assert "$" not in text.cypher(asked=frozenset({FREE}))
