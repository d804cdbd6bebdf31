"""Text that knows where its characters stand."""

from hypothesis import given
from hypothesis import strategies as st

from loaders.cited import Cited


def test_a_cut_keeps_its_place() -> None:
    text = Cited.of("  one, two and three ")
    part = text.cut(6, 11)
    assert (part.value, part.spans, part.quote) == ("two", ((7, 10),), "two")


def test_joined_pieces_keep_both_places() -> None:
    source = "one\n\nPage 2\n\ntwo"
    whole = Cited.join([Cited.of(source, 0, 3), Cited.of(source, 13, 16)])
    assert (whole.value, whole.spans, whole.quote) == ("one two", ((0, 3), (13, 16)), "one two")


def test_inline_markup_stays_in_the_quote() -> None:
    text = Cited.of("the **big** plan").without(r"\*\*")
    assert (text.value, text.quote) == ("the big plan", "the **big** plan")


def test_replaced_characters_keep_the_place_of_what_they_replace() -> None:
    text = Cited.of("a <b/> c").replaced(2, 6, "☒")
    assert (text.value, list(text.offsets)) == ("a ☒ c", [0, 1, 2, 6, 7])


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_cut_is_the_text_at_its_places(source: str, start: int, end: int) -> None:
    part = Cited.of(source).cut(start, end)
    assert "".join(source[o] for o in part.offsets) == part.value
    assert part.start == (part.offsets[0] if part else -1)


@given(st.lists(st.sampled_from(["one", "two, ", " three", ";"]), min_size=1, max_size=8))
def test_the_parts_of_a_split_stand_in_order(words: list[str]) -> None:
    parts = Cited.of("".join(words)).split(r"[,;]")
    places = [p.start for p in parts]
    assert places == sorted(places)
    assert all(p.quote == p.value for p in parts)
