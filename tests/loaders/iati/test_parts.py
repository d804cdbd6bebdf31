"""A file that several processes read is as if one had read it; where it cannot be cut with certainty, one reads it."""

import re
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from benchmarks.iati_files import make_files
from graph.data_file import Records
from graph.errors import SourceError
from graph.record_batch import read_records
from loaders import iati
from loaders.readers import xml_split
from loaders.readers.xml_split import piece_documents, split
from tests.loaders.iati.reading import activity, document
from tests.loaders.whole import whole_batch

SHARED = Path(__file__).parents[4] / "shared" / "iati"


@pytest.fixture(scope="module")
def helpers() -> Iterator[Executor]:
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        yield pool


def read(path: Path, folder: Path, helpers: Executor | None = None) -> Records:
    return read_records(iati.read(path), "test", folder, None, helpers)


def check_same(path: Path, folder: Path, helpers: Executor) -> None:
    alone, together = read(path, folder / "alone", None), read(path, folder / "together", helpers)
    assert len(together.extract.tables["Passage",]) > 1
    assert (alone.document, alone.statements, alone.records) == (together.document, together.statements, together.records)
    assert alone.skipped == together.skipped
    assert whole_batch(alone) == whole_batch(together)


def test_several_processes_give_what_one_gives(tmp_path: Path, helpers: Executor, monkeypatch: pytest.MonkeyPatch) -> None:
    (made,) = make_files(tmp_path, 700)
    monkeypatch.setattr(iati, "PIECE", made.path.stat().st_size // 5)
    check_same(made.path, tmp_path, helpers)


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")
def test_a_real_file_in_parts_is_the_same(tmp_path: Path, helpers: Executor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(iati, "PIECE", 1 << 20)
    check_same(SHARED / "unhcr-2023.xml", tmp_path, helpers)


@pytest.mark.parametrize(
    ("declared", "encoding"), [("UTF-8", "utf-8"), ("UTF-8", "cp1252"), ("windows-1252", "cp1252"), ("ISO-8859-1", "cp1252"), ("", "utf-8")]
)
def test_any_encoding_in_parts_is_the_same(
    tmp_path: Path, helpers: Executor, monkeypatch: pytest.MonkeyPatch, declared: str, encoding: str
) -> None:
    monkeypatch.setattr(iati, "PIECE", 400)
    path = tmp_path / "encoded.xml"
    titles = (f"<title><narrative>Café – {number}</narrative></title>" for number in range(20))
    text = document(*(activity(title, identifier=f"ZZ-{number}") for number, title in enumerate(titles)))
    path.write_bytes(((f'<?xml version="1.0" encoding="{declared}"?>\n' if declared else "") + text).encode(encoding))
    check_same(path, tmp_path, helpers)
    assert "Café – 7" in str(whole_batch(read(path, tmp_path / "again", helpers)))


def test_comments_in_parts_take_no_text(tmp_path: Path, helpers: Executor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(iati, "PIECE", 400)
    path = tmp_path / "commented.xml"
    titles = (f"<title><narrative>Lake <!-- {number} -->house</narrative></title>" for number in range(20))
    path.write_text(document(*(activity(title, identifier=f"ZZ-<!-- no. -->{number}") for number, title in enumerate(titles))))
    check_same(path, tmp_path, helpers)
    found = str(whole_batch(read(path, tmp_path / "again", helpers)))
    assert "Lake house" in found
    assert "programme:ZZ-7" in found


def test_a_document_type_in_parts_is_passed_over(tmp_path: Path, helpers: Executor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(iati, "PIECE", 300)
    path = write(tmp_path, '<!DOCTYPE iati-activities SYSTEM "http://nowhere.example/iati.dtd">' + WHOLE)
    check_same(path, tmp_path, helpers)


def test_an_identifier_in_two_parts_is_one_programme(tmp_path: Path, helpers: Executor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(iati, "PIECE", 300)
    path = tmp_path / "twice.xml"
    titles = (f"<title><narrative>Lake {number}</narrative></title><recipient-country code='KE'/>" for number in range(9))
    path.write_text(document(*(activity(title, identifier=f"ZZ-{number % 4}") for number, title in enumerate(titles))))
    check_same(path, tmp_path, helpers)
    assert any("comes 3 times" in skipped.reason for skipped in read(path, tmp_path / "again", helpers).skipped)


def test_an_activity_inside_another_makes_one_process_read_the_file(
    tmp_path: Path, helpers: Executor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(iati, "PIECE", 300)
    path = write(tmp_path, WHOLE.replace("<title>", f"{activity('', identifier='IN')}<title>", 1))
    alone, together = read(path, tmp_path / "alone"), read(path, tmp_path / "together", helpers)
    assert alone.records == together.records == 21
    assert whole_batch(alone) == whole_batch(together)


def test_a_broken_part_is_told_as_one_reading_tells_it(tmp_path: Path, helpers: Executor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(iati, "PIECE", 300)
    path = tmp_path / "broken.xml"
    activities = [activity("<title><narrative>Lake</narrative></title>", identifier=f"ZZ-{number}") for number in range(20)]
    activities[15] = activities[15].replace("</narrative>", "")
    path.write_text(document(*activities))
    told = []
    for pool in (None, helpers):
        with pytest.raises(SourceError) as problem:
            read(path, tmp_path / "extract", pool)
        told.append(str(problem.value))
    assert told[0] == told[1]
    assert not (tmp_path / "extract").exists()


WHOLE = document(*(activity("<title><narrative>Lake</narrative></title>", identifier=f"ZZ-{number}") for number in range(20)))


def write(folder: Path, text: str, name: str = "file.xml") -> Path:
    path = folder / name
    path.write_text(text)
    return path


def pieces(path: Path) -> int:
    return len(split(path, "iati-activities", "iati-activity", 300))


def test_pieces_hold_every_record_once(tmp_path: Path) -> None:
    path = write(tmp_path, WHOLE)
    found = split(path, "iati-activities", "iati-activity", 300)
    texts = [b"".join(piece_documents(path, piece)) for piece in found]
    assert len(found) > 3
    assert [piece.before for piece in found] == [sum(text.count(b"<iati-identifier") for text in texts[:n]) for n in range(len(found))]
    assert sum(piece.records for piece in found) == 20
    assert all(text.startswith(b'<iati-activities version="2.03">') and text.endswith(b"</iati-activities>") for text in texts)


def test_a_piece_is_parsed_as_small_files_each_with_the_head_and_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_split, "DOCUMENT", 100)
    path = write(tmp_path, WHOLE)
    texts = [text for piece in split(path, "iati-activities", "iati-activity", 700) for text in piece_documents(path, piece)]
    assert len(texts) > 6
    assert all(text.startswith(b'<iati-activities version="2.03">') and text.endswith(b"</iati-activities>") for text in texts)
    assert [text.count(b"</iati-activities>") for text in texts] == [1] * len(texts)
    records = [match for text in texts for match in re.findall(rb"<iati-identifier>(.*?)<", text)]
    assert records == [f"ZZ-{number}".encode() for number in range(20)]


def test_a_record_of_a_piece_that_never_ends_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_split, "DOCUMENT", 100)
    monkeypatch.setattr(xml_split, "MAX_RECORD", 400)
    path = write(tmp_path, WHOLE.replace("Lake", "Lake " * 200))
    with pytest.raises(SourceError, match="one record has more than"):
        list(piece_documents(path, split(path, "iati-activities", "iati-activity", 300)[0]))


@pytest.mark.parametrize(
    "text",
    [
        WHOLE.replace("<title>", "<!-- <iati-activity/> --><title>", 1),
        WHOLE.replace("Lake", "<![CDATA[ <iati-activity> ]]>", 1),
        WHOLE.replace("<title>", "<!-- never closed ", 1),
        WHOLE.replace("iati-activities", "result"),
        f"<!-- {'x' * (1 << 16)} -->{WHOLE}",
        WHOLE.replace("iati-activity", "i:iati-activity"),
    ],
)
def test_what_cannot_be_cut_with_certainty_is_not_cut(tmp_path: Path, text: str) -> None:
    assert pieces(write(tmp_path, WHOLE)) > 3
    assert pieces(write(tmp_path, text)) == 0


def test_comments_between_records_do_no_harm(tmp_path: Path) -> None:
    assert pieces(write(tmp_path, WHOLE.replace("<title>", "<!-- > a note --><title>"))) > 3


def test_a_tag_that_only_begins_so_makes_one_process_read_the_file(
    tmp_path: Path, helpers: Executor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(iati, "PIECE", 300)
    path = write(tmp_path, WHOLE.replace("<title>", "<iati-activity-note/><title>"))
    assert read(path, tmp_path / "extract", helpers).records == 20


def test_small_and_packed_files_are_not_cut(tmp_path: Path) -> None:
    assert len(split(write(tmp_path, WHOLE), "iati-activities", "iati-activity", 1 << 20)) == 0
    assert pieces(write(tmp_path, WHOLE, "file.xml.gz")) == 0
