"""Neo4j Community for tests and benchmarks: fetched with Maven, run with Java on loopback, stopped by its process id.

The server's own distribution is not on Maven Central, its parts are; `Neo4jServer.java` is the main class that they lack.
"""

import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from neo4j import GraphDatabase

HERE = Path(__file__).parent
POM = HERE / "pom.xml"
VERSION = ElementTree.parse(POM).findtext(".//{*}neo4j.version")
JARS = HERE.parents[1] / ".cache" / f"neo4j-{VERSION}"
START = 300.0
"""Seconds in which the server must answer."""

_OPENED = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch", "java.base/java.util.concurrent", "java.base/java.lang")


def fetch_jars() -> Path:
    """The folder with the server's jars, filled on the first call; a fetch that is broken off leaves no such folder."""
    if not JARS.is_dir():
        half = JARS.with_suffix(".half")
        shutil.rmtree(half, ignore_errors=True)
        command = ["mvn", "--quiet", "--batch-mode", "--strict-checksums", "--file", str(POM), "dependency:copy-dependencies",
                   "-DincludeScope=runtime", f"-DoutputDirectory={half}"]  # fmt: skip
        subprocess.run(command, check=True, timeout=900)
        half.rename(JARS)
    return JARS


def java(*arguments: str, heap: str = "1g") -> list[str]:
    """A command that runs a class or a source file of the server."""
    opened = [f"--add-opens={package}=ALL-UNNAMED" for package in _OPENED]
    return ["java", f"-Xmx{heap}", *opened, "-cp", f"{fetch_jars()}/*", *arguments]


@dataclass
class Neo4jServer:
    """One server; its data stay in `home` when it stops or is killed."""

    home: Path
    heap: str = "1g"
    password: str = field(default_factory=lambda: secrets.token_urlsafe(12))
    port: int = 0
    process: "subprocess.Popen[bytes] | None" = None
    _password_set: bool = False

    @property
    def address(self) -> str:
        """The store address, without the password."""
        return f"bolt://neo4j@127.0.0.1:{self.port}/neo4j"

    @property
    def log(self) -> Path:
        """What the process printed."""
        return self.home / "process.log"

    def start(self) -> None:
        """Start and wait until the server answers; RuntimeError with its output where it does not."""
        self.home.mkdir(parents=True, exist_ok=True)
        self.port = self.port or _free_port()
        command = java(str(HERE / "Neo4jServer.java"), str(self.home.absolute()), str(self.port), heap=self.heap)
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        end = time.monotonic() + START
        while b"ready" not in self.log.read_bytes():
            if self.process.poll() is not None or time.monotonic() > end:
                self.kill()
                raise RuntimeError(f"The Neo4j server did not start:\n{self.log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.1)
        if not self._password_set:
            with GraphDatabase.driver(f"bolt://127.0.0.1:{self.port}", auth=("neo4j", "neo4j")) as driver:
                driver.execute_query(
                    "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password", password=self.password, database_="system"
                )
            self._password_set = True

    def stop(self) -> None:
        """End the process and wait for it."""
        if self.process:
            self.process.terminate()
            self.process.wait(60)
            self.process = None

    def kill(self) -> None:
        """End the process as a power cut would."""
        if self.process:
            self.process.kill()
            self.process.wait(60)
            self.process = None


@contextmanager
def neo4j_server(home: Path, heap: str = "1g") -> Iterator[Neo4jServer]:
    """A server with an empty database as long as the block runs."""
    server = Neo4jServer(home, heap)
    try:
        server.start()
        yield server
    finally:
        server.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
