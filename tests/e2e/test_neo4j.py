"""The command line on a Neo4j store: the same answers as on the embedded one, and what goes wrong only with a server."""

import os
from pathlib import Path

import pytest

from tests.conftest import NewAddress
from tests.e2e.running import Tipgraph
from tests.servers.neo4j_database import PASSWORD

pytestmark = pytest.mark.neo4j

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


@pytest.fixture
def server(tmp_path: Path, new_address: NewAddress) -> Tipgraph:
    """The command line with an empty Neo4j store."""
    home = tmp_path / "server-home"
    home.mkdir()
    address = new_address("neo4j", tmp_path)
    return Tipgraph(Path(), home, {"TIPGRAPH_STORE": address, PASSWORD: os.environ[PASSWORD]})


def test_the_same_documents_give_the_same_facts_and_answers(server: Tipgraph, documents: Path, loaded: Tipgraph) -> None:
    server.run("load", documents)
    assert server.facts() == loaded.facts()
    for question in (["contradictions"], ["partners-in-country", "country=Niger"], ["which programmes overlap in Niger?"]):
        one, other = (where.json("ask", *question) for where in (server, loaded))
        assert one["rows"] == other["rows"]
        assert one["totals"] == other["totals"]
    one, other = (where.json("stats") for where in (server, loaded))
    assert (one["nodes"], one["statements"]) == (other["nodes"], other["statements"])


@pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared is not there")
def test_the_corpus_gives_identical_facts_from_both_stores(server: Tipgraph, tipgraph: Tipgraph) -> None:
    server.run("load", CORPUS)
    tipgraph.run("load", CORPUS)
    assert server.facts() == tipgraph.facts()
    assert len(tipgraph.facts()) > 900


def test_a_document_is_forgotten_and_loaded_again(server: Tipgraph, documents: Path, loaded: Tipgraph) -> None:
    server.run("load", documents)
    server.run("forget", "emn-sweden")
    assert "emn-sweden" not in server.run("stats").stdout
    server.run("load", documents)
    assert server.facts() == loaded.facts()
    assert "unchanged" in server.run("load", documents).stdout
    server.run("load", "--again", documents)
    assert server.facts() == loaded.facts()


def test_a_store_is_rebuilt_from_one_engine_to_the_other(server: Tipgraph, loaded: Tipgraph, tmp_path: Path) -> None:
    address = server.environment["TIPGRAPH_STORE"]
    Tipgraph(loaded.store, loaded.home, server.environment).run("rebuild", address)
    assert server.facts() == loaded.facts()
    assert "is not empty" in server.run("rebuild", address, code=2).stderr
    server.run("rebuild", tmp_path / "back")
    assert Tipgraph(tmp_path / "back", server.home).facts() == loaded.facts()


def test_what_is_wrong_with_a_server_is_one_line_and_exit_code_3(server: Tipgraph, documents: Path) -> None:
    def problem(address: str, password: str | None, *command: object) -> str:
        given = {} if password is None else {PASSWORD: password}
        return Tipgraph(Path(), server.home, {"TIPGRAPH_STORE": address, **given}).run(*command, code=3).stderr

    address = server.environment["TIPGRAPH_STORE"]
    for command in (["stats"], ["load", documents], ["ask", "contradictions"]):
        assert "refuses neo4j with this password" in problem(address, "wr0ng-one", *command)
        assert "No Neo4j server answers at bolt://127.0.0.1:9" in problem("bolt://127.0.0.1:9", "wr0ng-one", *command)
        assert f"{PASSWORD} is not set" in problem(address, None, *command)
        told = problem("bolt://neo4j:wr0ng-one@127.0.0.1:7687", "wr0ng-one", *command)
        assert "A password stands in the store's address" in told
        assert "wr0ng-one" not in told
    assert "wr0ng-one" not in problem(address, "wr0ng-one", "stats")
