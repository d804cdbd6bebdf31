"""Computed questions: found by the catalogue like any other, counted once where programmes are joined, refused where a file is wrong."""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import QueryError
from graph.judging import Verdict, judge
from graph.store import Cell, GraphStore, Rows, Stop
from graph.stores.embedded import EmbeddedStore
from queries.analyses import ANALYSES, get_analysis
from queries.catalogue import questions, read_catalogue
from queries.runner import ask
from queries.understand import understand
from tests.queries.small_sources import small_sources

COMPUTED = [name for name, question in questions().items() if question.analysis]


def _edge(actor: str, via: str, via_id: str = "", name: str = "") -> Mapping[str, object]:
    return {"actor": actor, "name": actor.upper(), "via": via, "via_id": via_id or via, "via_name": name or via.upper(), "role": "funds",
            "statement": f"s-{actor}-{via_id or via}"}  # fmt: skip


def test_every_analysis_has_its_question() -> None:
    assert {questions()[name].analysis for name in COMPUTED} == set(ANALYSES)


@pytest.mark.parametrize("name", COMPUTED)
def test_the_totals_are_those_of_the_header(store: GraphStore, name: str) -> None:
    answer = ask(store, name, questions()[name].examples[0])
    assert list(answer.totals) == [total.name for total in questions()[name].totals]


def test_a_programme_of_two_sources_counts_once_under_the_name_that_stands_for_it() -> None:
    edges = [_edge("a", "p1"), _edge("a", "p1", "p2", "its other name"), _edge("b", "p1", "p2", "its other name")]
    found = get_analysis("key-actors").compute(edges, {"measure": "degree", "most_programmes": 0})
    assert found.totals == {"rows": 2, "programmes": 1, "pairs": 1, "pieces": 1, "estimated": 0, "passed_over": 0}
    assert found.complete is not None
    rows = [found.complete(row) for row in found.rows]
    assert [(row["actor"], row["programme_count"], row["programmes"]) for row in rows] == [
        ("a", 1, [{"id": "p1", "name": "P1", "role": "funds"}]), ("b", 1, [{"id": "p1", "name": "P1", "role": "funds"}]),
    ]  # fmt: skip
    assert [len(row["said"]) for row in rows] == [2, 1]  # type: ignore[arg-type]


def test_each_step_of_a_path_has_the_statements_that_say_it(store: GraphStore) -> None:
    answer = ask(store, "path", {"actor": "NAPTIP", "other": "IOM"})
    assert [(row["step"], row["one"], row["other"]) for row in answer.rows] == [
        (1, "actor:naptip", "programme:bridge"), (2, "programme:bridge", "actor:iom")
    ]  # fmt: skip
    assert [[c.quote for c in cited] for cited in answer.citations] == [
        ["actor:naptip PARTICIPATES_IN programme:bridge"], ["actor:iom LEADS programme:bridge"]
    ]  # fmt: skip


def test_no_path_is_no_proof_that_there_is_none(store: GraphStore) -> None:
    answer = ask(store, "path", {"actor": "IOM", "other": "actor:justice-nl"})
    assert answer.rows == ()
    assert "none was found in" in answer.summary
    assert "no proof that there is none" in answer.summary


def test_a_path_to_oneself_is_refused(store: GraphStore) -> None:
    with pytest.raises(QueryError, match="expected two actors"):
        ask(store, "path", {"actor": "IOM", "other": "IOM"})


@pytest.mark.parametrize(("sentence", "question", "arguments"), [
    ("who are the key actors in Nigeria?", "key-actors", {"country": "country:NG"}),
    ("how are IOM and UNODC connected?", "path", {"actor": "actor:iom", "other": "actor:unodc"}),
    ("which communities are there?", "communities", {}),
])  # fmt: skip
def test_plain_sentences_ask_them(store: GraphStore, sentence: str, question: str, arguments: Mapping[str, str]) -> None:
    meant = understand(store, sentence)
    assert (meant.question, dict(meant.arguments)) == (question, arguments)


GOOD = (Path(__file__).parents[2] / "queries" / "cypher" / "networks" / "path.cypher").read_text("utf-8")
ALIKE = "RETURN 'order' AS kind, '' AS via, rank AS rank, final AS final, 1 AS number"
LAST = "//# edges" + GOOD.rpartition("//# edges")[2]


@pytest.mark.parametrize(("old", "new", "message"), [
    ('analysis = "path"', 'analysis = "paths"', "no analysis 'paths'; known are communities, compared, coverage, key-actors, overlaps, p"),
    ("//# edges\nMATCH (a:Actor)-[r:FUNDS|LEADS|P", "//# rows\nMATCH (a:Actor)-[r:FUNDS|LEADS|P", "an analysis has '//# edges'"),
    (LAST, "//# edges country\n" + LAST.removeprefix("//# edges\n"), "a question with an analysis has '//# edges'"),
    ("p.id AS via_id", "p.id AS its_id", "the edges return no 'via_id', which the analysis path needs."),
    ("ORDER BY statement", "", "the edges have no ORDER BY"),
    ("AND in_force(r)", "", "lacks a filter"),
    ("\nin_order(p, order)", f"\n{ALIKE}", "the edges have no ORDER BY"),
    ("\nin_order(p, order)", f"\n{ALIKE.replace(', rank AS rank', '')} ORDER BY via", "the edges return no 'rank'"),
])  # fmt: skip
def test_a_file_that_breaks_a_rule_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in GOOD
    (tmp_path / "networks").mkdir()
    (tmp_path / "networks" / "path.cypher").write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(QueryError) as caught:
        read_catalogue(tmp_path)
    assert message in str(caught.value)


def test_an_empty_store_says_so(tmp_path: Path) -> None:
    with closing(EmbeddedStore(tmp_path / "store")) as opened, pytest.raises(QueryError, match="holds nothing yet"):
        ask(opened, "key-actors")


class Counted(EmbeddedStore):
    """A store that knows what it was asked to read."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.texts: list[str] = []

    def read(self, cypher: str, parameters: Mapping[str, Cell] | None = None, *, timeout: float = 30.0, max_rows: int | None = None,
             stop: Stop | None = None) -> Rows:  # fmt: skip
        self.texts.append(cypher)
        return super().read(cypher, parameters, timeout=timeout, max_rows=max_rows, stop=stop)


def _is_computed_from(text: str) -> bool:
    """Whether rows are computed from what a statement gives; others give the evidence of one page's rows."""
    made = ("AS evidence", "AS statement, ", "AS kind, ", "AS fact, ")
    of_the_page = "$keys" in text or "$second" in text or ("AS part, " in text and "AS fact, " not in text)
    return not of_the_page and any(name in text for name in made)


@pytest.mark.parametrize("name", COMPUTED)
def test_the_next_page_is_not_computed_again_until_the_graph_changes(tmp_path: Path, name: str) -> None:
    given = {"path": {"actor": "NAPTIP", "other": "IOM"}, "compare-sources": {"programme": "Bridge"}}.get(name, {})
    with closing(Counted(tmp_path / "store")) as store:
        with store.writing() as change:
            for batch in small_sources():
                change.put(batch)
        whole = ask(store, name, given)
        edges = [text for text in store.texts if _is_computed_from(text)]
        assert edges
        parts = [ask(store, name, {**given, "limit": 1, "offset": place}) for place in range(len(whole.rows))]
        assert [row for part in parts for row in part.rows] == list(whole.rows)
        assert [part.totals for part in parts] == [whole.totals] * len(parts)
        assert [text for text in store.texts if _is_computed_from(text)] == edges
        judge(store, Verdict("dismissed", (whole.citations[0][0].statement,)), "desk-1")
        assert ask(store, name, given).citations != whole.citations
