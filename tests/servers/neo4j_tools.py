"""The commands of a Neo4j distribution, for tests that run what the documents and exports tell people to type.

`neo4j-admin` is Neo4j's own, from the server's jars. `neo4j start|stop` runs the tests' server, and `cypher-shell`, which is not on
Maven Central, is a stand-in that runs a file's statements: these two show that a command line is right, not that the tools are.
"""

import os
import re
import shlex
import signal
import subprocess
import sys
import time
from argparse import ArgumentParser
from pathlib import Path

from neo4j import GraphDatabase

from tests.servers.neo4j_server import Neo4jServer, _free_port, java

ROOT = Path(__file__).parents[2]
MODULE = "tests.servers.neo4j_tools"
_RUNNING, _READY = "running.pid", "ready"
_PIECES = re.compile(r"//[^\n]*|/\*.*?\*/|'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|`[^`]*`|;|[^;'\"`/]+|/", re.DOTALL)


def make_commands(folder: Path, server: Neo4jServer) -> Path:
    """Put the commands into a folder for PATH; they work on one server, which `neo4j start` starts."""
    folder.mkdir()
    server.port = server.port or _free_port()
    server.home.mkdir(parents=True, exist_ok=True)
    home = str(server.home.absolute())
    me = [sys.executable, "-m", MODULE]
    admin = java("org.neo4j.cli.AdminTool", heap="512m")
    variables = {"NEO4J_HOME": home, "NEO4J_CONF": f"{home}/conf", "PYTHONPATH": str(ROOT)}
    for name, command in (
        ("neo4j-admin", admin),
        ("neo4j", [*me, "neo4j", home, str(server.port), server.password]),
        ("cypher-shell", [*me, "cypher-shell"]),
        ("tipgraph", [sys.executable, "-W", "error", "-m", "api.cli"]),
    ):
        lines = [
            "#!/bin/sh",
            *(f"export {key}={shlex.quote(value)}" for key, value in variables.items()),
            f'exec {shlex.join(command)} "$@"',
        ]
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    return folder


def statements(text: str) -> list[str]:
    """The statements of a file, with the comments before them, as cypher-shell and Browser cut it: at semicolons in the code."""
    found = [""]
    for piece in _PIECES.findall(text):
        if piece == ";":
            found.append("")
        else:
            found[-1] += piece
    return [statement.strip() for statement in found if re.sub(r"//[^\n]*", "", statement).strip()]


def stop(home: Path) -> None:
    """End a server that `neo4j start` started, and wait for it."""
    pid = home / _RUNNING
    if not pid.exists():
        return
    os.kill(int(pid.read_text()), signal.SIGTERM)
    while pid.exists():
        time.sleep(0.1)


def _neo4j(home: Path, port: int, password: str, what: str) -> None:
    if what == "stop":
        stop(home)
    elif what == "start":
        arguments = [sys.executable, "-m", MODULE, "supervise", str(home), str(port), password]
        with (home / "supervisor.log").open("wb") as log:
            supervisor = subprocess.Popen(arguments, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True)
        (home / _RUNNING).write_text(str(supervisor.pid))
        while not (home / _READY).exists():
            if supervisor.poll() is not None:
                sys.exit("The server did not start: " + (home / "supervisor.log").read_text(errors="replace")[-2000:])
            time.sleep(0.1)


def _supervise(home: Path, port: int, password: str) -> None:
    """Run the server until somebody ends this process."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    started_before = home / "started"
    server = Neo4jServer(home, "512m", password, port, _password_set=started_before.exists())
    try:
        server.start()
        started_before.touch()
        (home / _READY).touch()
        assert server.process
        server.process.wait()
    finally:
        server.stop()
        (home / _READY).unlink(missing_ok=True)
        (home / _RUNNING).unlink(missing_ok=True)


def _cypher_shell(arguments: list[str]) -> None:
    parser = ArgumentParser("cypher-shell")
    parser.add_argument("-a", "--address", default="neo4j://localhost:7687")
    parser.add_argument("-u", "--username", default="neo4j")
    parser.add_argument("-d", "--database", default="neo4j")
    parser.add_argument("-f", "--file", required=True)
    given = parser.parse_args(arguments)
    with (
        GraphDatabase.driver(given.address, auth=(given.username, os.environ["NEO4J_PASSWORD"])) as driver,
        driver.session(database=given.database) as session,
    ):
        for statement in statements(Path(given.file).read_text(encoding="utf-8")):
            session.run(statement).consume()


if __name__ == "__main__":
    command, *rest = sys.argv[1:]
    if command == "cypher-shell":
        _cypher_shell(rest)
    elif command == "supervise":
        _supervise(Path(rest[0]), int(rest[1]), rest[2])
    else:
        _neo4j(Path(rest[0]), int(rest[1]), rest[2], rest[3])
