"""One store loaded once for the tests that only read it; a fresh one for each that writes."""

from pathlib import Path

import pytest

from tests.e2e.documents import EMN, FACT_SHEET, PLAN
from tests.e2e.running import Tipgraph


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three documents of three kinds."""
    folder = tmp_path_factory.mktemp("documents")
    for name, text in (("emn-sweden.txt", EMN), ("plan.md", PLAN), ("sheet.txt", FACT_SHEET)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def loaded(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Tipgraph:
    """A store with the three documents; tests must not change it."""
    home = tmp_path_factory.mktemp("loaded")
    tipgraph = Tipgraph(home / "store", home)
    tipgraph.run("load", documents)
    return tipgraph


@pytest.fixture
def tipgraph(tmp_path: Path) -> Tipgraph:
    """An empty store."""
    home = tmp_path / "home"
    home.mkdir()
    return Tipgraph(tmp_path / "store", home)
