"""Which files a call reads, and where the store is by default."""

from pathlib import Path

import pytest

from api.settings import default_store, files_in


def test_folders_are_walked_in_order_and_files_taken_as_given(tmp_path: Path) -> None:
    for name in ("b.txt", "a.MD", "sub/c.txt", "picture.png", ".hidden.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    picture = tmp_path / "picture.png"
    found = files_in([picture, tmp_path, tmp_path / "b.txt"], frozenset({".txt", ".md"}))
    assert [str(p.relative_to(tmp_path)) for p in found] == ["picture.png", "a.MD", "b.txt", str(Path("sub/c.txt"))]


def test_the_environment_names_the_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIPGRAPH_STORE", "/somewhere")
    assert default_store() == "/somewhere"
    monkeypatch.delenv("TIPGRAPH_STORE")
    assert default_store().endswith("store")
