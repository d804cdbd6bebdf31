"""The limits that the loaders keep against the gold of two documents; skipped where `../shared` is absent."""

import subprocess
import sys
from pathlib import Path

import pytest

from graph.export.facts import export_facts
from graph.stores.embedded import EmbeddedStore
from graph.writing import load_all
from loaders import all_loaders, read_document

SHARED = Path(__file__).parents[3] / "shared"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the gold lies beside the checkout, in ../shared")


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The facts of all documents of the corpus, as `tipgraph export facts` writes them."""
    folder = tmp_path_factory.mktemp("gold")
    store = EmbeddedStore(folder / "store")
    loaders = all_loaders().by_kind
    reports = list(load_all(store, (read_document(path, loaders) for path in sorted((SHARED / "corpus").glob("*.txt")))))
    assert [r.outcome for r in reports] == ["loaded"] * 5
    path = folder / "facts.jsonl"
    path.write_text("\n".join(export_facts(store)) + "\n", encoding="utf-8")
    store.close()
    return path


@pytest.mark.parametrize(
    ("document", "strength", "recall", "precision"),
    [
        ("emn-netherlands-2025", "table", 0.98, 0.95),
        ("emn-netherlands-2025", "sentence", 0.75, 0.90),
        ("emn-netherlands-2025", "", 0.88, 0.92),
        ("fact-sheet-victims-monitor-2014-2018", "", 0.90, 0.90),
    ],
)
def test_the_loaders_keep_their_limits(facts: Path, document: str, strength: str, recall: float, precision: float) -> None:
    command = [sys.executable, str(SHARED / "gold" / "score.py"), str(facts), document, "--strength", strength]
    limits = ["--min-recall", str(recall), "--min-precision", str(precision)]
    done = subprocess.run([*command, *limits, "--misses", "20", "--extras", "20"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
