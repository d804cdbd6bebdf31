"""The file of judgements: whole lines only, taken back with a change that fails, and the graph brought in step after a kill."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.resolve.judgements import make, to_line
from graph.stores.embedded import EmbeddedStore
from graph.stores.embedded.judgement_file import JudgementFile
from tests.graph.batches import content, small_batch

ONE = make("2026-01-01T00:00:00.000000+00:00", "desk-1", "same", ["actor:a", "actor:b"], "wie bekannt – “ä”\u2028")
OTHER = make("2026-01-02T00:00:00.000000+00:00", "desk-1", "dismissed", ["s-1"])
BATCH = small_batch("a~1", [{"id": "actor:a", "name": "A"}, {"id": "actor:b", "name": "B"}])


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    with closing(EmbeddedStore(tmp_path / "store")) as opened:
        yield opened


def append(file: JudgementFile) -> None:
    with file.appended():
        pass


def test_lines_are_appended_and_read_back(tmp_path: Path) -> None:
    file = JudgementFile(tmp_path)
    for line in (ONE, OTHER):
        file.add([line])
        append(file)
    assert file.read() == (ONE, OTHER)
    assert file.path.read_text("utf-8") == to_line(ONE) + to_line(OTHER)


def test_half_a_line_does_not_count_and_is_written_over(tmp_path: Path) -> None:
    file = JudgementFile(tmp_path)
    file.path.write_text(to_line(ONE) + to_line(OTHER)[:20], "utf-8")
    assert file.read() == (ONE,)
    file.add([OTHER])
    append(file)
    assert file.read() == (ONE, OTHER)


def test_a_switch_that_fails_takes_the_lines_back(tmp_path: Path) -> None:
    file = JudgementFile(tmp_path)
    file.add([ONE])
    append(file)
    file.add([OTHER])
    with pytest.raises(OSError, match="no space"), file.appended():
        raise OSError("no space")
    assert file.read() == (ONE,)
    append(file)
    assert file.read() == (ONE,)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "line 2: no judgement"),
        ("[]", "expected the fields id, when, by, verdict, about, note"),
        (to_line(ONE).replace('"same"', '"alike"').strip(), "'alike' of 2 ids is no judgement"),
        (to_line(OTHER).replace('["s-1"]', '"s-1"').strip(), "a list of texts as `about`"),
    ],
)
def test_a_line_that_is_no_judgement_is_named(tmp_path: Path, line: str, problem: str) -> None:
    file = JudgementFile(tmp_path)
    file.path.write_text(to_line(ONE) + line + "\n", "utf-8")
    with pytest.raises(StoreError, match=r"judgements\.jsonl, line 2: no judgement") as raised:
        file.read()
    assert problem in str(raised.value)


def test_a_line_whose_writer_was_killed_before_the_switch_is_brought_in_step_by_the_next_change(
    store: EmbeddedStore, tmp_path: Path
) -> None:
    with store.writing() as change:
        change.put(BATCH)
    before = content(store)
    (tmp_path / "store" / "judgements.jsonl").write_text(to_line(ONE), "utf-8")
    assert content(store) == before
    with store.writing() as change:
        change.drop("no such document")
    assert [row[0] for row in content(store)["Actor"]] == ["actor:a"]


def test_a_store_may_begin_with_the_judgements_of_another(store: EmbeddedStore, tmp_path: Path) -> None:
    (tmp_path / "store").mkdir(exist_ok=True)
    (tmp_path / "store" / "judgements.jsonl").write_text(to_line(ONE), "utf-8")
    with closing(EmbeddedStore(tmp_path / "store")) as opened:
        with opened.writing() as change:
            change.put(BATCH)
        assert opened.find_ids(["actor:b"]) == {"actor:b": (("Actor", "actor:a"),)}
