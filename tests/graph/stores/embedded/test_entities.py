"""The value nodes of several sources: each once, in the order that their edges are copied in."""

from pathlib import Path

from graph.extracts import write_extract
from graph.stores.embedded.entities import values
from tests.graph.batches import small_batch


def test_values_are_written_once_those_of_several_sources_first_where_that_is_asked(tmp_path: Path) -> None:
    programme = [{"id": "programme:p", "name": "P"}]
    sources = [
        write_extract(tmp_path / name, [small_batch(name, programme, budgets=[("programme:p", amount) for amount in amounts])])
        for name, amounts in (("one~1", (1.0, 2.0, 4.0)), ("two~2", (3.0, 2.0, 5.0)), ("three~3", (5.0, 6.0)))
    ]
    sources.append(write_extract(tmp_path / "four~4", [small_batch("four~4", programme)]))

    def amounts(*, shared_first: bool) -> list[float]:
        return [amount for part in values("Budget", sources, shared_first=shared_first) for amount in part["amount"].to_pylist()]

    assert amounts(shared_first=False) == [1.0, 2.0, 4.0, 3.0, 5.0, 6.0]
    assert amounts(shared_first=True) == [2.0, 5.0, 1.0, 4.0, 3.0, 6.0]
