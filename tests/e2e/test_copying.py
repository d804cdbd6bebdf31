"""`copy` as a process: the whole graph arrives, twice is once, and what stops it says so."""

import csv
import io
import json
import os
import shutil
import time
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.documents import EMN
from tests.e2e.running import ROOT, Tipgraph


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Tipgraph:
    """A store with the samples; tests must not change it."""
    home = tmp_path_factory.mktemp("source")
    tipgraph = Tipgraph(home / "store", home)
    tipgraph.run("load", ROOT / "samples")
    return tipgraph


@pytest.fixture
def target(tmp_path: Path) -> Tipgraph:
    return Tipgraph(tmp_path / "target", tmp_path)


@pytest.fixture
def copier(tmp_path: Path) -> Tipgraph:
    """The command line without --store, in an environment that names another one."""
    return Tipgraph(Path("."), tmp_path, {"TIPGRAPH_STORE": str(tmp_path / "not this one")})


@pytest.fixture(scope="module")
def held(source: Tipgraph) -> tuple[list[str], Any]:
    """What the source holds."""
    return whole(source)


def whole(tipgraph: Tipgraph) -> tuple[list[str], Any]:
    """The facts of a store and what it counts, its version aside; Any because `stats` is data."""
    return sorted(tipgraph.facts()), {**tipgraph.json("stats"), "version": ""}


def test_the_whole_graph_is_copied_and_a_second_call_finds_it_there(
    source: Tipgraph, held: tuple[list[str], Any], target: Tipgraph, copier: Tipgraph
) -> None:
    call = ("copy", "--from", source.store, "--to", target.store)
    version = (source.store / "CURRENT").read_text()
    first = copier.json(*call)
    assert whole(target) == held
    assert (first["from"], first["to"], first["equal"]) == (str(source.store), str(target.store), True)
    assert {d["outcome"] for d in first["documents"]} == {"copied"}
    _, stats = held
    assert (first["statements"], first["passages"]) == (sum(stats["statements"].values()), stats["nodes"]["Passage"])
    assert first["documents"][0]["document"].startswith("reference:")

    again = copier.run(*call)
    assert again.stderr == ""
    *lines, last = again.stdout.splitlines()
    assert all(": there, " in line for line in lines)
    assert len(lines) == len(first["documents"])
    assert last.startswith(f"{len(lines)} documents with {first['statements']} statements, {first['passages']} passages, ")
    assert last.endswith(f": equal in both stores, checksum {first['checksum'][:16]}")
    assert (target.store / "CURRENT").read_text() == "1"
    assert (source.store / "CURRENT").read_text() == version
    assert not Path(copier.environment["TIPGRAPH_STORE"]).exists()


def test_what_only_the_target_holds_stays_and_is_said(source: Tipgraph, target: Tipgraph, copier: Tipgraph, tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text(EMN, encoding="utf-8")
    target.run("load", tmp_path / "own.txt")
    own = target.facts("--document", "own")
    done = copier.json("copy", "--from", source.store, "--to", target.store)
    (other,) = done["only_in_target"]
    assert other.startswith("own~")
    assert [json.loads(line)["id"] for line in target.facts("--document", "own")] == [json.loads(line)["id"] for line in own]
    rows = list(csv.DictReader(io.StringIO(copier.run("-o", "csv", "copy", "--from", source.store, "--to", target.store).stdout)))
    assert [(row["document"], row["outcome"]) for row in rows if row["outcome"] != "there"] == [(other, "only in the target")]
    assert f"{other}: only in {target.store}, left as it is" in copier.run("copy", "--from", source.store, "--to", target.store).stdout


def test_a_wrong_call_says_what_is_missing_or_too_much(source: Tipgraph, target: Tipgraph, copier: Tipgraph) -> None:
    assert "Missing option '--to'" in copier.run("copy", "--from", source.store, code=2).stderr
    assert "Missing option '--from'" in copier.run("copy", "--to", target.store, code=2).stderr
    assert "--to: it is empty" in copier.run("copy", "--from", source.store, "--to", "", code=2).stderr
    problem = copier.run("--store", source.store, "copy", "--from", source.store, "--to", target.store, code=2).stderr
    assert "copy takes --from and --to instead" in problem
    assert not target.store.exists()


def test_stores_that_cannot_be_used_are_named(source: Tipgraph, target: Tipgraph, copier: Tipgraph, tmp_path: Path) -> None:
    def refused(one: object, other: object) -> str:
        done = copier.run("copy", "--from", one, "--to", other, code=3)
        assert done.stdout == ""
        return done.stderr

    assert f"{source.store} and {source.store} are one store" in refused(source.store, source.store)
    assert "are one store" in refused(source.store, os.path.relpath(source.store, tmp_path))
    assert f"{target.store} holds no document, so there is nothing to copy" in refused(target.store, source.store)
    assert f"{target.store} holds no document" in refused(target.store, tmp_path / "another")
    assert not target.store.exists()
    assert not (tmp_path / "another").exists()
    assert "No graph engine for redis:// addresses" in refused(source.store, "redis://localhost")
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.txt").touch()
    assert "was not written by tipgraph" in refused(source.store, tmp_path / "notes")
    older = shutil.copytree(source.store, tmp_path / "older")
    (older / "STORE.json").write_text('{"schema": 0, "engine": "ladybug"}')
    assert "was written with schema 0" in refused(older, target.store)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
@pytest.mark.parametrize("wait", [0.0, 0.5])
def test_a_copy_that_is_killed_leaves_the_target_whole_and_can_be_run_again(
    source: Tipgraph, held: tuple[list[str], Any], target: Tipgraph, copier: Tipgraph, wait: float
) -> None:
    call = ("copy", "--from", source.store, "--to", target.store)
    copy = copier.start(*call)
    while not target.store.exists() and copy.poll() is None:
        time.sleep(0.005)
    time.sleep(wait)
    copy.kill()
    copy.communicate(timeout=60)
    assert target.json("stats")["documents"] in ([], held[1]["documents"])
    assert copier.json(*call)["equal"]
    assert whole(target) == held
