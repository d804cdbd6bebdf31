"""The comparison of the stores runs on both and prints ratios."""

from pathlib import Path

import pytest

from benchmarks import stores
from tests.servers.neo4j_database import GIVEN, Neo4jDatabase

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.mark.neo4j
@pytest.mark.slow
def test_both_stores_are_measured_on_every_question(
    database: Neo4jDatabase, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    database.empty()
    monkeypatch.setenv(GIVEN, database.address)
    assert stores.main([str(SAMPLES), "--documents", "6", "--asks", "2"]) == 0
    said = capsys.readouterr().out
    for words in ("the folder's documents", "5 made-up documents", "1 more beside them", "contradictions", "Neo4j ÷ embedded over"):
        assert words in said


def test_a_row_is_shown_as_ratios() -> None:
    assert stores.Row("a load", 0.5, 1.0, 2.0).cells() == ["a load", "2.0", "4.0", "2.00"]
    assert stores.Row("a question", 0.5, 1.0, 2.0, (1.5, 4.0)).cells() == ["a question", "2.0", "3.0", "4.0", "8.0", "2.00"]
