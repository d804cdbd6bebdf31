"""What is kept of pages, and for how long."""

from api.web import shelf
from api.web.shelf import Shelf


def test_a_page_is_kept_until_the_graph_or_the_day_changes() -> None:
    held = Shelf()
    assert held.find(("1", "2026-01-01"), "/") is None
    held.keep(("1", "2026-01-01"), "/", b"page")
    assert held.find(("1", "2026-01-01"), "/") == b"page"
    assert held.find(("1", "2026-01-01"), "/?as_of=2020") is None
    assert held.find(("1", "2026-01-02"), "/") is None
    assert held.find(("1", "2026-01-01"), "/") is None, "the day before is forgotten"


def test_a_page_of_another_version_is_not_kept() -> None:
    held = Shelf()
    held.find(("2", ""), "/")
    held.keep(("1", ""), "/", b"old")
    assert held.find(("2", ""), "/") is None


def test_the_longest_unused_go_first() -> None:
    held, third = Shelf(), b"x" * (shelf.BYTES // 3)
    held.find(("1", ""), "/")
    for address in ("/a", "/b", "/c"):
        held.keep(("1", ""), address, third)
    held.find(("1", ""), "/a")
    held.keep(("1", ""), "/d", third)
    assert [address for address in ("/a", "/b", "/c", "/d") if held.find(("1", ""), address)] == ["/a", "/c", "/d"]
