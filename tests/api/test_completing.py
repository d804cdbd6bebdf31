"""The shell completes question names, parameters and their choices."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = "import sys; from api.cli import app; sys.argv = ['tipgraph']; app(prog_name='tipgraph')"


def completed(line: str) -> list[str]:
    """What bash would offer after a line."""
    words = line.split(" ")
    asked = {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1), "_TIPGRAPH_COMPLETE": "complete_bash"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, env={**os.environ, **asked}, capture_output=True, text=True, check=False
    )
    return done.stdout.split()


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("tipgraph ask partners-in", "partners-in-country"),
        ("tipgraph ask partners-in-country cou", "country="),
        ("tipgraph ask partners-in-country role=imp", "role=implements"),
    ],
)
def test_the_shell_completes(line: str, offered: str) -> None:
    assert offered in completed(line)
