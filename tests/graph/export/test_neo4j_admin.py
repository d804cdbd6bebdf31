"""The files for neo4j-admin: what they hold, and that Neo4j's own import makes the same graph of them."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from neo4j import GraphDatabase

from graph.batch import batch_of
from graph.contents import contents_of
from graph.errors import QueryError, StoreError
from graph.export.facts import export_facts
from graph.export.neo4j_admin import export_neo4j_admin
from graph.export.neo4j_csv import Table
from graph.store import GraphStore
from graph.stores import open_store
from graph.stores.embedded import EmbeddedStore
from graph.tally import Tally, sum_tallies, tally_of
from graph.writing import load_all
from loaders import read_document
from queries.catalogue import questions
from queries.runner import ask
from tests.graph.extractions import extraction, three_facts
from tests.servers.neo4j_database import PASSWORD
from tests.servers.neo4j_server import Neo4jServer
from tests.servers.neo4j_tools import make_commands, stop

SAMPLES = sorted((Path(__file__).parents[3] / "samples").glob("*.txt"))
AWKWARD = 'said "so, often"\nand \\ in\r\ntwo lines; \\u0041 \' … 日本 \U0001f600\t'


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    """The samples, and a document whose texts hold all that CSV could trip over."""
    with closing(EmbeddedStore(tmp_path_factory.mktemp("store") / "store")) as opened:
        awkward = extraction("awkward", f"IOM {AWKWARD}", facts=[replace(fact, rule=AWKWARD) for fact in three_facts()])
        list(load_all(opened, [*map(read_document, SAMPLES), awkward]))
        yield opened


def test_pages_of_any_size_give_the_same_files(store: GraphStore, tmp_path: Path) -> None:
    whole = export_neo4j_admin(store, tmp_path / "whole")
    assert export_neo4j_admin(store, tmp_path / "in pages", page=20) == whole
    assert _files(tmp_path / "in pages") == _files(tmp_path / "whole")


def test_all_nodes_and_edges_are_there(store: GraphStore, tmp_path: Path) -> None:
    done = export_neo4j_admin(store, tmp_path / "files")
    assert store.read("MATCH (n) RETURN count(*)").rows == ((done.nodes,),)
    assert store.read("MATCH ()-[r]->() RETURN count(*)").rows == ((done.relationships,),)


def test_only_tables_with_rows_have_a_file_and_a_place_in_the_command(store: GraphStore, tmp_path: Path) -> None:
    export_neo4j_admin(store, tmp_path / "files")
    command = (tmp_path / "files" / "import.sh").read_text("utf-8")
    tables = sorted(path.stem for path in (tmp_path / "files").glob("*.csv"))
    assert "EXTENDS-Actor-Programme" not in tables
    assert all(f"={name.split('-')[0]}={name}.csv \\\n" in command for name in tables)
    assert command.count(".csv") == len(tables)


def test_a_folder_that_holds_something_is_refused(store: GraphStore, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    for target in (tmp_path, tmp_path / "mine.txt"):
        with pytest.raises(QueryError, match="is there and not empty"):
            export_neo4j_admin(store, target)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_empty_folder_is_taken(store: GraphStore, tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    export_neo4j_admin(store, tmp_path / "files")
    assert (tmp_path / "files" / "README.txt").exists()


def test_an_empty_store_is_refused(tmp_path: Path) -> None:
    with closing(EmbeddedStore(tmp_path / "store")) as empty, pytest.raises(QueryError, match="holds nothing yet"):
        export_neo4j_admin(empty, tmp_path / "files")


class Changing(EmbeddedStore):
    """A store that somebody writes to while it is read."""

    looks = 0

    def version(self) -> str:
        self.looks += 1
        return str(self.looks)


def test_a_store_that_changes_meanwhile_leaves_no_folder(store: GraphStore, tmp_path: Path) -> None:
    with closing(Changing(Path(store.url))) as changing, pytest.raises(StoreError, match="changed while it was exported"):
        export_neo4j_admin(changing, tmp_path / "files")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_said(store: GraphStore, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(QueryError, match="cannot be written"):
        export_neo4j_admin(store, tmp_path / "file" / "files")


def test_a_missing_value_is_no_empty_one(tmp_path: Path) -> None:
    table = Table("T.csv", "T", ("id:ID(T)",), {"name": "STRING", "page": "INT64", "amount": "DOUBLE", "aliases": "STRING[]"})
    table.write(tmp_path, [[("a", "", None, 2.5, []), ("b", None, 3, None, ["x", 'y "z"'])]])
    assert _files(tmp_path)["T.csv"] == [
        '"a","",,2.5,',
        '"b",,3,,"x\x1fy ""z"""',
        "id:ID(T),name:string,page:long,amount:double,aliases:string[]",
    ]
    assert (table.rows, table.emptied, table.lines_broken) == (2, {"aliases"}, False)


@pytest.mark.parametrize("items", [[""], ["a\x1fb"]])
def test_a_list_that_the_import_would_read_otherwise_is_refused(tmp_path: Path, items: list[str]) -> None:
    table = Table("T.csv", "Actor", ("id:ID(T)",), {"aliases": "STRING[]"})
    with pytest.raises(StoreError, match="Actor: a list holds"):
        table.write(tmp_path, [[("a", items)]])


@pytest.mark.neo4j
@pytest.mark.slow
def test_what_neo4j_imports_is_the_same_graph(store: GraphStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export_neo4j_admin(store, tmp_path / "files", page=100)
    server = Neo4jServer(tmp_path / "home", "512m")
    commands = make_commands(tmp_path / "commands", server)
    monkeypatch.setenv("PATH", f"{commands}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("NEO4J_PASSWORD", server.password)
    monkeypatch.setenv(PASSWORD, server.password)
    try:
        _run(str(tmp_path / "files" / "import.sh"))
        _run("neo4j", "start")
        with closing(open_store(server.address)) as imported:
            with pytest.raises(StoreError, match="index"):
                imported.search("IOM")
            _run("cypher-shell", "-a", _bolt(server), "-f", str(tmp_path / "files" / "schema.cypher"))
            _check_same(store, imported)
            _check_written_again(imported, server, tmp_path)
            _check_writable(imported)
    finally:
        stop(server.home)


def _check_same(store: GraphStore, imported: GraphStore) -> None:
    assert imported.version() == store.version()
    assert list(export_facts(imported)) == list(export_facts(store))
    assert _tally(imported) == _tally(store)
    for name, question in questions().items():
        for example in question.examples:
            assert ask(imported, name, example).rows == ask(store, name, example).rows, name
    forms = ["IOM", "Nigeria", "actor:iom", "the netherlands", "COMPASS", "nobody"]
    assert imported.find_ids(forms) == store.find_ids(forms)
    assert imported.search("Nigria")[0].id == store.search("Nigria")[0].id
    for words in ("migration", "IOM", "often"):
        assert _passages(imported, words) == _passages(store, words) != set()


def _check_written_again(imported: GraphStore, server: Neo4jServer, folder: Path) -> None:
    """The server's graph gives the same files, whatever a writer has on its way."""
    with GraphDatabase.driver(_bolt(server), auth=("neo4j", server.password)) as driver:
        driver.execute_query(
            "MATCH (p:Programme) WITH p LIMIT 1 CREATE (d:Staged {id: 'late', name: 'Late'})-[:NAMES {document: 'late', name: 'L'}]->"
            "(:Actor {id: 'actor:late', name: 'L'}) CREATE (d)-[:NAMES {document: 'late', name: 'P'}]->(p) "
            "CREATE (:Passage {id: 'late/1', document: 'late', text: 'x'})-[:FROM_DOCUMENT]->(d) "
            "CREATE (p)-[:HAS_STATUS {id: 's-late', document: 'late'}]->(:Status {id: 'status:late', name: 'late', status: 'late'})"
        )
    export_neo4j_admin(imported, folder / "again")
    before, after = _files(folder / "files"), _files(folder / "again")
    assert before.pop("import.report") == []
    assert after == before


def _check_writable(imported: GraphStore) -> None:
    with imported.writing() as change:
        change.put(batch_of(extraction("another", "IOM again."), "2026-01-01T10:00:00"))
    late = ["late", "late/1", "actor:late", "status:late"]
    assert imported.read("MATCH (n) WHERE n.id IN $late RETURN n.id", {"late": late}).rows == ()


def _passages(store: GraphStore, words: str) -> set[str]:
    return {hit.id for hit in store.search(words, ["Passage"], limit=1000)}


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


def _bolt(server: Neo4jServer) -> str:
    return f"bolt://127.0.0.1:{server.port}"


def _tally(store: GraphStore) -> Tally:
    contents = contents_of(store)
    return sum_tallies(tally_of(batch) for batch in contents.read(list(contents.documents)))


def _files(folder: Path) -> dict[str, list[str]]:
    """The lines of all files, sorted; a text with an end of line in it counts as several."""
    return {path.name: sorted(path.read_text("utf-8").splitlines()) for path in folder.iterdir()}
