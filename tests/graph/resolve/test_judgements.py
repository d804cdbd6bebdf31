"""What a log of judgements comes to, whatever the order of its lines."""

from hypothesis import given
from hypothesis import strategies as st

from graph.resolve.judgements import from_line, judged_by, make, to_line
from graph.store import Judgement

IDS = ["actor:a", "actor:b", "actor:c", "actor:iom", "actor:z"]


def line(number: int, verdict: str, *about: str) -> Judgement:
    return make(f"2026-01-01T00:00:00.{number:06}+00:00", "desk-1", verdict, about)


pairs = st.tuples(st.sampled_from(["same", "different", "unsure"]), st.lists(st.sampled_from(IDS), min_size=2, max_size=2, unique=True))
logs = st.lists(pairs, max_size=8).map(lambda found: [line(i, verdict, *about) for i, (verdict, about) in enumerate(found)])


@given(logs, st.randoms())
def test_the_order_of_lines_never_counts(log: list[Judgement], random: "st.DataObject") -> None:
    mixed = list(log)
    random.shuffle(mixed)  # type: ignore[attr-defined]  # hypothesis' own Random
    assert judged_by(mixed) == judged_by(log)


@given(logs, st.data())
def test_a_line_that_is_taken_back_never_was(log: list[Judgement], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(log)))
    more = line(500, "same", "actor:a", "actor:z")
    with_it = judged_by([*log[:at], more, *log[at:], line(999, "undo", more.id)])
    without = judged_by(log)
    assert (with_it.pairs, with_it.survivors, with_it.reviews) == (without.pairs, without.survivors, without.reviews)


@given(logs)
def test_each_class_has_one_that_answers_for_all_and_for_itself(log: list[Judgement]) -> None:
    judged = judged_by(log)
    assert all(judged.survivor(head) == head for head in judged.survivors.values())
    for (one, other), judgement in judged.pairs.items():
        if judgement.verdict == "same":
            assert judged.survivor(one) == judged.survivor(other)


@given(logs)
def test_a_row_moves_and_comes_back(log: list[Judgement]) -> None:
    judged, never = judged_by(log), judged_by(())
    for id_ in IDS:
        now, was = judged.end(id_, "")
        assert never.end(now, was) == (id_, "")


def test_a_reference_table_answers_first_then_the_alphabet() -> None:
    judged = judged_by([line(1, "same", "actor:a", "actor:iom"), line(2, "same", "actor:z", "actor:c")])
    assert dict(judged.survivors) == {"actor:a": "actor:iom", "actor:z": "actor:c"}


def test_an_older_line_that_a_copy_brings_later_does_not_count_before_a_newer_one() -> None:
    newer, older = line(9, "different", "actor:a", "actor:b"), line(1, "same", "actor:a", "actor:b")
    assert judged_by([newer, older]).pairs["actor:a", "actor:b"] == newer


def test_a_contradiction_names_both_sides() -> None:
    log = [line(1, "same", "actor:a", "actor:b"), line(2, "same", "actor:b", "actor:c"), line(3, "different", "actor:a", "actor:c")]
    assert judged_by(log).contradiction() == (log[2], [log[0], log[1]])
    assert judged_by(log[:2]).contradiction() is None


def test_a_line_is_read_back_as_it_was_written() -> None:
    judgement = make("2026-01-01T00:00:00.000000+00:00", "desk-1", "same", ["actor:ö", "actor:b"], "two\nlines")
    assert from_line(to_line(judgement)) == judgement
    assert to_line(judgement).count("\n") == 1
