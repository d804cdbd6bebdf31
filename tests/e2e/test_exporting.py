"""`export` for Neo4j's own tools, as processes on a store that is only read; the facts are in test_asking."""

import json
import zipfile
from pathlib import Path

import pytest

from tests.e2e.running import Tipgraph
from tests.servers.neo4j_tools import statements


def test_the_style_sheet_is_the_same_in_a_file(tipgraph: Tipgraph, tmp_path: Path) -> None:
    printed = tipgraph.run("export", "grass").stdout
    tipgraph.run("export", "grass", "--to", tmp_path / "tipgraph.grass")
    assert (tmp_path / "tipgraph.grass").read_text("utf-8") == printed
    assert "node.Actor {" in printed


def test_favourites_as_one_file_and_as_a_file_each(loaded: Tipgraph, tmp_path: Path) -> None:
    done = loaded.run("export", "favourites", "--to", tmp_path / "all.cypher")
    loaded.run("export", "favourites", "--to", tmp_path / "each.zip")
    loaded.run("export", "favourites", "--to", tmp_path / "again.zip")
    assert "Left out: funding-by-funder programme=COMPASS: programme is 'COMPASS'" in done.stderr
    assert (tmp_path / "each.zip").read_bytes() == (tmp_path / "again.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "each.zip") as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert texts["tipgraph/partners-in-country-1.cypher"].startswith("// Partners in a country (country = Nigeria)\n")
    assert all(name.startswith("tipgraph/") and name.endswith(".cypher") for name in texts)
    whole = (tmp_path / "all.cypher").read_text("utf-8")
    assert len(statements(whole)) == len(texts)
    assert all(text in whole for text in texts.values())


@pytest.mark.parametrize("form", ["csv", "cypher", "facts", "gexf", "graphml", "jsonld", "ntriples", "trig", "turtle"])
def test_a_text_is_the_same_in_a_file(loaded: Tipgraph, tmp_path: Path, form: str) -> None:
    printed = loaded.run("export", form).stdout
    loaded.run("export", form, "--output", tmp_path / "file")
    assert (tmp_path / "file").read_bytes().decode() == printed
    assert len(printed) > 1_000
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_workbook_goes_into_a_file_or_a_pipe(loaded: Tipgraph, tmp_path: Path) -> None:
    loaded.run("export", "xlsx", "--output", tmp_path / "facts.xlsx")
    assert zipfile.is_zipfile(tmp_path / "facts.xlsx")


def test_a_file_that_cannot_be_written_stays_as_it_was(loaded: Tipgraph, tmp_path: Path) -> None:
    (tmp_path / "old.ttl").write_text("as it was")
    assert "expected an IRI" in loaded.run("export", "turtle", "--base", "nothing", "--to", tmp_path / "old.ttl", code=2).stderr
    assert "No IATI data are loaded" in loaded.run("export", "iati", "--to", tmp_path / "old.ttl", code=2).stderr
    assert (tmp_path / "old.ttl").read_text() == "as it was"
    assert "cannot be written" in loaded.run("export", "csv", "--to", tmp_path / "no-folder" / "x.csv", code=2).stderr
    assert [path.name for path in tmp_path.iterdir()] == ["old.ttl"]


def test_files_for_neo4j_admin(loaded: Tipgraph, tmp_path: Path) -> None:
    assert f"How they are imported: {tmp_path / 'files' / 'README.txt'}" in loaded.run("export", "neo4j-admin", tmp_path / "files").stdout
    assert {"Actor.csv", "import.sh", "schema.cypher", "README.txt"} <= {path.name for path in (tmp_path / "files").iterdir()}
    assert "is there and not empty" in loaded.run("export", "neo4j-admin", tmp_path / "files", code=2).stderr
    as_json = json.loads(loaded.run("--output", "json", "export", "neo4j-admin", tmp_path / "json").stdout)
    assert as_json["nodes"] > 0 < as_json["relationships"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("rdf",), "There is no export 'rdf'. Use: csv, cypher, facts, gexf, graphml, iati, jsonld,"),
        (("facts", "--format", "csv"), "There is no export of facts as 'csv'. Use: --format jsonl, or export csv or xlsx."),
        (("neo4j-admin",), "Use: tipgraph export neo4j-admin DIR"),
        (("neo4j-admin", "files", "--to", "x"), "export neo4j-admin takes no --to; it takes DIR."),
        (("grass", "files"), "export grass takes no DIR; it takes --to."),
        (("turtle", "--no-hxl"), "export turtle takes no --no-hxl; it takes --base, --document, --to."),
        (("cypher", "--document", "plan"), "export cypher takes no --document; it takes --to."),
        (("iati",), "holds nothing yet"),
        (("csv",), "holds nothing yet"),
        (("favourites", "--document", "plan"), "export favourites takes no --document; it takes --to."),
        (("favourites",), "holds nothing yet"),
        (("neo4j-admin", "files"), "holds nothing yet"),
    ],
)
def test_wrong_calls_say_what_to_type(tipgraph: Tipgraph, arguments: tuple[str, ...], says: str) -> None:
    assert says in " ".join(tipgraph.run("export", *arguments, code=2).stderr.split())
    assert not (tipgraph.home / "files").exists()
