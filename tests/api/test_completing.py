"""The shell completes question names, parameters and their values: in bash itself, at a terminal, and as other shells ask."""

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = "import sys; from api.cli import app; sys.argv = ['tipgraph']; app(prog_name='tipgraph')"
PROMPT = b"ready> "
TRIES = 60
"""Seconds that a terminal is waited for."""


def completed(line: str) -> list[str]:
    """What a shell would offer that takes `name=value` for one word (zsh)."""
    asked = {"_TYPER_COMPLETE_ARGS": line, "_TIPGRAPH_COMPLETE": "complete_zsh"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, env={**os.environ, **asked}, capture_output=True, text=True, check=False
    )
    return done.stdout.split('"')[1::2]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("tipgraph ask partners-in", "partners-in-country"),
        ("tipgraph questions partner-", "partner-pairs"),
        ("tipgraph ask partners-in-country a", "as_of="),
        ("tipgraph ask partners-in-country role=imp", "role=implements"),
        ("tipgraph ask partners-in-country country=Nig", "country=Nigeria"),
        ("tipgraph ask partners-in-country country=Sri", "country=Sri Lanka"),
        ("tipgraph ask partners-in-country include_inferred=", "include_inferred=false"),
    ],
)
def test_a_shell_is_offered(line: str, offered: str) -> None:
    assert offered in completed(line)


def test_what_was_given_is_not_offered_again() -> None:
    assert not [found for found in completed("tipgraph ask partners-in-country country=NG c") if found.startswith("country")]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["country", "="], "Nigeria"),
        (["country", "=", "Nig"], "Nigeria"),
        (["country", "=", "Sri\\ La"], "Sri\\ Lanka"),
        (["country", "=", "NG", "role", "=", "imp"], "implements"),
        (["coun"], "country=Nigeria"),
    ],
)
def test_bash_is_offered_what_stands_behind_the_equals_sign(words: list[str], offered: str) -> None:
    line = ["tipgraph", "ask", "partners-in-country", *words]
    asked = {"COMP_WORDS": "\n".join(line), "COMP_CWORD": str(len(line) - 1), "_TIPGRAPH_COMPLETE": "complete_bash"}
    done = subprocess.run(
        [sys.executable, "-m", "api.cli"], cwd=ROOT, env={**os.environ, **asked}, capture_output=True, text=True, check=False
    )
    assert offered in done.stdout.splitlines()


class Terminal:
    """Bash at a terminal."""

    def __init__(self, home: Path) -> None:
        environment = {"HOME": str(home), "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "TERM": "dumb", "LANG": "C.UTF-8",
                       "PROMPT_COMMAND": f"PS1='{PROMPT.decode()}'", "INPUTRC": "/dev/null"}  # fmt: skip
        self.process, self.file = pty.fork()
        if not self.process:
            os.chdir(ROOT)
            os.execve("/bin/bash", ["bash", "--noprofile", "-i"], environment)
        self.until(PROMPT)

    def type(self, text: str) -> None:
        os.write(self.file, text.encode())

    def until(self, wanted: bytes) -> bytes:
        """What is shown until this is; fails where it is not."""
        shown, end = b"", time.monotonic() + TRIES
        while wanted not in shown and time.monotonic() < end:
            if select.select([self.file], [], [], 0.5)[0]:
                shown += os.read(self.file, 4_096)
        assert wanted in shown, f"{wanted!r} is not in {shown!r}"
        return shown

    def words(self, typed: str) -> list[str]:
        """The words of a line after it was typed with a tabulator at its end, and END behind it: printf shows them."""
        self.type(f"{typed}\tEND\x01printf '<%s>' \n")
        shown = self.until(b">" + PROMPT)
        return shown[shown.index(b"<tipgraph>") + 1 : -len(PROMPT) - 1].decode().split("><")

    def close(self) -> None:
        os.close(self.file)
        os.waitpid(self.process, 0)


@pytest.fixture
def bash(tmp_path: Path) -> Iterator[Terminal]:
    """A terminal after `tipgraph --install-completion` in the one before."""
    before = Terminal(tmp_path)
    before.type("tipgraph --install-completion\n")
    before.until(b"completion installed")
    before.until(PROMPT)
    before.close()
    found = Terminal(tmp_path)
    yield found
    found.close()


@pytest.mark.skipif(not Path("/bin/bash").exists(), reason="needs bash")
def test_bash_completes_after_the_installation(bash: Terminal) -> None:
    ask = ["tipgraph", "ask", "partners-in-country"]
    for typed, expected in (
        ("tipgraph ask partners-i", [*ask, "END"]),
        ("tipgraph ask partners-in-country coun", [*ask, "country=END"]),
        ("tipgraph ask partners-in-country country=Nigeri", [*ask, "country=Nigeria", "END"]),
        ("tipgraph ask partners-in-country country=Sri", [*ask, "country=Sri Lanka", "END"]),
        ("tipgraph ask partners-in-country country=Sri\\ L", [*ask, "country=Sri Lanka", "END"]),
        ("tipgraph ask partners-in-country country=NG min_strength=se", [*ask, "country=NG", "min_strength=sentence", "END"]),
        ("tipgraph ask partners-in-country country=NG lim", [*ask, "country=NG", "limit=END"]),
    ):
        assert bash.words(typed) == expected
