"""Several processes on one store, signals, pipes, and where the store is."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.e2e.documents import EMN
from tests.e2e.running import Tipgraph

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and pipes of Unix")


def many(folder: Path, count: int) -> Path:
    """A folder with documents of as many datasets."""
    folder.mkdir()
    for n in range(count):
        text = EMN.replace("Harbours", f"Harbours of coast {n}").replace("SAFE QUAYS", f"SAFE QUAYS {n}")
        (folder / f"emn-{n}.txt").write_text(text, encoding="utf-8")
    return folder


def statements(tipgraph: Tipgraph) -> dict[str, int]:
    """How many statements each loaded document has."""
    return {d["id"]: d["statements"] for d in tipgraph.json("stats")["documents"] if d["kind"] == "emn"}


@pytest.mark.slow
def test_two_loads_at_once_and_questions_all_the_while(tipgraph: Tipgraph, documents: Path, tmp_path: Path) -> None:
    tipgraph.run("load", documents)
    loads = [tipgraph.start("load", many(tmp_path / name, 3)) for name in ("one", "two")]
    answers = 0
    while any(load.poll() is None for load in loads) or not answers:
        assert "actor:unodc" in tipgraph.run("--output", "json", "ask", "partners-in-country", "country=Nigeria").stdout
        answers += 1
    for load in loads:
        out, problems = load.communicate(timeout=60)
        assert load.returncode == 0, problems
        assert out.count(": loaded as ") + out.count(": unchanged as ") == 3
    assert len({line.split('"document": "')[1].split('"')[0] for line in tipgraph.facts()}) == 6


@pytest.mark.slow
def test_interrupting_a_load_leaves_each_source_whole_or_absent(tipgraph: Tipgraph, tmp_path: Path) -> None:
    folder = many(tmp_path / "many", 20)
    load = tipgraph.start("load", folder)
    time.sleep(3.0)
    load.send_signal(signal.SIGINT)
    _, problems = load.communicate(timeout=60)
    assert load.returncode in (130, -signal.SIGINT, 0)
    assert "Traceback" not in problems or load.returncode == -signal.SIGINT, problems
    calm = Tipgraph(tmp_path / "calm", tipgraph.home)
    calm.run("load", folder)
    whole = statements(calm)
    assert len(whole) == 20
    assert min(whole.values()) > 10
    assert statements(tipgraph).items() <= whole.items()
    tipgraph.run("load", folder)
    assert sorted(tipgraph.facts()) == sorted(calm.facts())


@pytest.mark.parametrize("command", ["export facts", "questions", "ask contradictions", "--output json questions"])
def test_a_closed_pipe_is_no_error(loaded: Tipgraph, command: str) -> None:
    line = " ".join(loaded.command(*command.split()))
    done = subprocess.run(
        ["sh", "-c", f"{line} | head -1"], cwd=loaded.home, env=loaded.variables(), capture_output=True, text=True, check=False
    )
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""


def test_the_store_of_the_environment_and_of_the_user(documents: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    by_variable = Tipgraph(Path("."), home, {"TIPGRAPH_STORE": str(tmp_path / "named")})
    by_variable.run("load", documents / "sheet.txt")
    assert (tmp_path / "named" / "CURRENT").exists()
    by_data_home = Tipgraph(Path("."), home, {"XDG_DATA_HOME": str(tmp_path / "data")})
    by_data_home.run("load", documents / "sheet.txt")
    assert list((tmp_path / "data").rglob("CURRENT"))
    by_home = Tipgraph(Path("."), home)
    assert by_home.json("stats")["version"] == "0"
    assert not list(home.rglob("CURRENT"))
