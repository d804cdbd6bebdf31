"""What readers found is kept for one version, and no more of it than was allowed."""

from functools import partial
from itertools import count

from graph.memory import Memory


def test_what_was_read_of_a_version_is_not_read_again() -> None:
    memory, reads = Memory(), count(1)
    for _ in range(2):
        assert memory.kept("1", "editions", lambda: next(reads)) == 1
    assert memory.kept("2", "editions", lambda: next(reads)) == 2


def test_the_longest_unused_goes_first() -> None:
    memory = Memory(most=2)
    for key in ("a", "b", "a", "c"):
        memory.kept("1", key, partial(str, key))
    assert memory.kept("1", "a", lambda: "again") == "a"
    assert memory.kept("1", "b", lambda: "again") == "again"


def test_what_is_larger_than_all_that_may_be_kept_is_not_kept() -> None:
    memory = Memory(most=5)
    memory.kept("1", "small", lambda: "small")
    memory.kept("1", "large", lambda: "large", lambda _: 6)
    assert memory.kept("1", "small", lambda: "again") == "small"
    assert memory.kept("1", "large", lambda: "again") == "again"


def test_what_was_read_of_a_version_that_is_over_by_then_is_not_kept() -> None:
    memory = Memory()
    memory.kept("1", "a", lambda: memory.kept("2", "b", lambda: "b"))
    assert memory.kept("2", "a", lambda: "a of 2") == "a of 2"


def test_forgotten() -> None:
    memory = Memory()
    memory.kept("1", "a", lambda: "a")
    memory.forget()
    assert memory.kept("1", "a", lambda: "again") == "again"
