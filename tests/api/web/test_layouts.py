"""Where nodes stand."""

from hypothesis import given
from hypothesis import strategies as st

from api.web.layouts import place


@given(st.integers(1, 40).flatmap(lambda n: st.tuples(st.just(n), st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1))))))
def test_every_node_has_a_spot_the_same_each_time(network: tuple[int, list[tuple[int, int]]]) -> None:
    size, links = network
    spots = place(size, tuple(links))
    assert len(spots) == size
    place.cache_clear()
    assert place(size, tuple(links)) == spots
    assert len(set(spots)) == size, "no two nodes stand on one another"


def test_parts_that_nothing_joins_stand_apart() -> None:
    spots = place(6, ((0, 1), (1, 2), (3, 4), (4, 5)))
    left, right = [spots[n][0] for n in (0, 1, 2)], [spots[n][0] for n in (3, 4, 5)]
    assert max(left) < min(right)
