"""Every command of docs/neo4j.md, run in its order against a real server; see tests.servers.neo4j_tools for what stands in for what."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j import READ_ACCESS, GraphDatabase

from tests.servers.neo4j_server import Neo4jServer
from tests.servers.neo4j_tools import make_commands, stop

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "neo4j.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Neo4jServer]:
    server = Neo4jServer(tmp_path / "home", "512m")
    try:
        yield server
    finally:
        stop(server.home)


def test_every_block_is_of_a_kind_that_is_run() -> None:
    assert {kind for kind, _ in BLOCKS} == {"sh", "cypher"}


@pytest.mark.neo4j
@pytest.mark.slow
def test_every_command_works(server: Neo4jServer, tmp_path: Path) -> None:
    commands = make_commands(tmp_path / "commands", server)
    folder = tmp_path / "work"
    shutil.copytree(ROOT / "samples", folder / "samples")
    (folder / "password.txt").write_text(server.password + "\n")
    variables = {"PATH": f"{commands}{os.pathsep}{os.environ['PATH']}", "HOME": str(tmp_path), "LANG": "C.UTF-8"}
    _run("neo4j start", folder, variables)
    for kind, block in BLOCKS:
        here = block.replace("localhost:7687", f"127.0.0.1:{server.port}")
        if kind == "sh":
            _run(here, folder, variables)
        else:
            assert _rows(here, server), block
    assert {"favourites.zip", "favourites.cypher", "tipgraph.grass", "files", "backups"} <= {path.name for path in folder.iterdir()}


def _run(block: str, folder: Path, variables: dict[str, str]) -> None:
    """Run a block; what it exports stays for the next."""
    kept = folder / "variables"
    kept.touch()
    script = f". ./variables\nset -eu\n{block}\nexport -p > variables\n"
    done = subprocess.run(["sh", "-c", script], cwd=folder, env=variables, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, block + done.stdout[-3000:] + done.stderr[-3000:]


def _rows(cypher: str, server: Neo4jServer) -> int:
    """The number of rows that a statement gives to somebody who may only read."""
    with (
        GraphDatabase.driver(f"bolt://127.0.0.1:{server.port}", auth=("neo4j", server.password)) as driver,
        driver.session(default_access_mode=READ_ACCESS) as session,
    ):
        return len(session.run(cypher).values())
