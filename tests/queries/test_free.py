"""Where every statement counts, none is looked at for whether it does: questions answer as where somebody once dismissed one."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from graph.editions import edition_of, editions_in_force
from graph.errors import UnknownName
from graph.judging import Verdict, judge, undo
from graph.store import GraphStore, SourceBatch
from graph.stores.embedded import EmbeddedStore
from queries import spec
from queries.catalogue import questions
from queries.runner import ask
from queries.spec import Text
from queries.terms import FREE, put_in_terms
from tests.conftest import NewAddress
from tests.queries.activity_sources import activity_sources
from tests.queries.conftest import holding
from tests.queries.test_told import FOLDER, Unfolded
from tests.servers.neo4j_database import Neo4jDatabase

BOUNDED = [name for name, question in questions().items() if "most_programmes" in question.supplied]
_STATEMENT = "MATCH (p:Programme)-[t:TARGETS]->(c:Country) RETURN t.id ORDER BY t.id LIMIT 1"


def searched() -> list[SourceBatch]:
    """The editions in force alone: where an older one is there too, statements are looked at."""
    batches = activity_sources()
    force = {edition.id for edition in editions_in_force(tuple(edition_of(batch.document) for batch in batches))}
    assert len(force) < len(batches)
    return [batch for batch in batches if batch.document["id"] in force]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """One graph twice: nobody judged it; somebody dismissed a statement of it, and took that back."""
    free, reviewed = (tmp_path_factory.mktemp(name) / "store" for name in ("free", "reviewed"))
    for folder in (free, reviewed):
        with closing(EmbeddedStore(folder)) as store, store.writing() as change:
            for batch in searched():
                change.put(batch)
    with closing(EmbeddedStore(reviewed)) as store:
        judge(store, Verdict("dismissed", (str(store.read(_STATEMENT).rows[0][0]),)), "desk-1")
        undo(store, store.judgements()[0].about, "desk-1")
    return free, reviewed


def test_where_every_statement_counts_none_is_looked_at(folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []

    def put_in(text: str, told: bool, asked: frozenset[str], alone: bool = False) -> str:
        seen.append(FREE in asked)
        return put_in_terms(text, told, asked, alone)

    monkeypatch.setattr(spec, "put_in_terms", put_in)
    for folder, kind in ((folders[0], EmbeddedStore), (folders[1], EmbeddedStore), (folders[0], Unfolded)):
        with closing(kind(folder)) as store:
            ask(store, "contradictions", {})
        assert any(seen) == ((folder, kind) == (folders[0], EmbeddedStore))
        seen.clear()


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


_LATE = """MATCH (p:Programme {kind: 'project'})-[:TARGETS]->(c:Country) WITH p, c ORDER BY p.id, c.id LIMIT 1
CREATE (n:Programme {id: 'programme:late', name: 'Late', kind: 'project'})
CREATE (d:Staged {id: 'late', kind: 'iati'})-[:NAMES {document: 'late', name: 'Late'}]->(n)
CREATE (d)-[:NAMES {document: 'late', name: 'L'}]->(a:Actor {id: 'actor:late', name: 'L', kind: 'ngo'})
FOREACH (q IN [p, n] |
  CREATE (a)-[:IMPLEMENTS {id: 's-late-' + q.id, document: 'late', passage: 'late/p1', strength: 'table', rule: 'r', quote: 'q'}]->(q)
  CREATE (q)-[:TARGETS {id: 's-there-' + q.id, document: 'late', passage: 'late/p1', strength: 'table', rule: 'r', quote: 'q'}]->(c))"""


@pytest.mark.neo4j
def test_statements_of_a_document_on_its_way_into_a_server_do_not_count(
    tmp_path: Path, new_address: NewAddress, database: Neo4jDatabase
) -> None:
    with holding(searched(), new_address("neo4j", tmp_path)) as store:
        before = {name: _answers(store, name) for name in questions()}
        store.memory.forget()
        with database.driver() as driver:
            driver.execute_query(_LATE)
        differ = [name for name in questions() if _answers(store, name) != before[name]]
    assert differ == []


def _answers(store: GraphStore, name: str) -> list[object]:
    found = list[object]()
    for case in json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")):
        try:
            answer = ask(store, name, {**case["arguments"], **({"most_programmes": 3} if name in BOUNDED else {})})
        except UnknownName:
            continue  # a case of the other graph
        found.append((answer.rows, answer.totals, answer.citations, answer.left_out))
    return found
