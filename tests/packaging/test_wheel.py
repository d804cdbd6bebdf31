"""The wheel, installed into a clean environment with the locked packages only, works from another folder."""

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = (".cypher", ".csv", ".toml", ".html", ".css", ".js", ".json", ".svg", ".ttl", ".txt")
"""Endings of the files that the packages read at run time; one that is missing is only seen where the checkout is not."""


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"
    run([sys.executable, "-c", build, str(folder)], ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of a clean environment: what a user who installs the wheel has."""
    place = tmp_path_factory.mktemp("clean") / "environment"
    uv = shutil.which("uv")
    locked = ["--require-hashes", "--no-deps", "-r", str(ROOT / "requirements.lock")]
    if uv:
        run([uv, "venv", "--quiet", "--python", sys.executable, str(place)], ROOT)
        install = [uv, "pip", "install", "--quiet", "--python", str(place)]
    else:
        run([sys.executable, "-m", "venv", str(place)], ROOT)
        install = [str(place / "bin" / "python"), "-m", "pip", "install", "--quiet", "--no-compile", "--disable-pip-version-check"]
    run([*install, *locked], ROOT)
    run([*install, "--no-deps", str(wheel)], ROOT)
    return place / ("Scripts" if os.name == "nt" else "bin")


def run(command: list[str], folder: Path, environment: Mapping[str, str] | None = None) -> str:
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def elsewhere(installed: Path, home: Path, *command: str) -> str:
    """Run a command of the clean environment from a folder that holds nothing of the project."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8"}
    return run([str(installed / command[0]), *command[1:]], home, environment)


def test_the_wheel_holds_every_file_that_the_packages_read(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    needed = {
        str(path.relative_to(ROOT).as_posix())
        for package in ("graph", "loaders", "queries", "api")
        for path in (ROOT / package).rglob("*")
        if path.suffix in (".py", *DATA)
    }
    assert needed - inside == set()
    assert "tipgraph.py" in inside


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"graph", "loaders", "queries", "api", "tipgraph.py"}


def test_the_command_says_what_it_does(installed: Path, tmp_path: Path) -> None:
    assert "load" in elsewhere(installed, tmp_path, "tipgraph", "--help")


def test_the_questions_are_there(installed: Path, tmp_path: Path) -> None:
    assert "partners-in-country" in elsewhere(installed, tmp_path, "tipgraph", "questions")


def test_the_reference_tables_and_the_python_face_are_there(installed: Path, tmp_path: Path) -> None:
    code = (
        "import tipgraph; from graph.reference_documents import reference_batches; print(tipgraph.__file__, len(list(reference_batches())))"
    )
    place, count = elsewhere(installed, tmp_path, "python", "-c", code).split()
    assert place.startswith(str(installed.parent))
    assert int(count) > 0
