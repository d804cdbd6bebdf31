"""How much memory a process may have: the machine's, or its container's."""

from pathlib import Path

import pytest

from graph.stores.embedded import memory


@pytest.mark.parametrize(("limit", "allowed"), [("1073741824\n", 1 << 30), ("max\n", None), ("9223372036854771712\n", None), (None, None)])
def test_a_container_may_have_less_than_the_machine(
    limit: str | None, allowed: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "CONTROL_GROUP", ())
    whole = memory.machine_memory()
    file = tmp_path / "memory.max"
    if limit is not None:
        file.write_text(limit, "ascii")
    monkeypatch.setattr(memory, "CONTROL_GROUP", (tmp_path / "none", file))
    assert memory.machine_memory() == (allowed or whole)


@pytest.mark.parametrize(("size", "allowed"), [(1 << 20, 1 << 30), (3 << 30, 3 << 30), (9 << 30, 4 << 30)])
def test_a_reader_of_a_large_graph_may_use_more_up_to_a_quarter_of_the_memory(
    size: int, allowed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "machine_memory", lambda: 16 << 30)
    with (tmp_path / "graph").open("wb") as file:
        file.truncate(size)  # takes no room on disk
    assert memory.read_memory(tmp_path / "graph") == allowed
