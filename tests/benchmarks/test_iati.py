"""Made-up IATI files are what they say, load as they say, and the measurement runs."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks import iati, iati_files
from tests.loaders.iati.reading import read_path


def test_the_same_seed_makes_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    one = iati_files.make_files(tmp_path / "one", 30, per_file=20)
    other = iati_files.make_files(tmp_path / "other", 30, per_file=20)
    assert [(made.activities, made.participating) for made in one] == [(made.activities, made.participating) for made in other]
    assert [made.path.read_bytes() for made in one] == [made.path.read_bytes() for made in other]
    assert [made.activities for made in one] == [20, 10]


def test_another_seed_makes_other_bytes(tmp_path: Path) -> None:
    (first,) = iati_files.make_files(tmp_path, 30)
    before = first.path.read_bytes()
    iati_files.make_files(tmp_path, 30, seed=7)
    assert first.path.read_bytes() != before


def test_what_was_made_is_loaded_as_often_as_it_was_made(tmp_path: Path) -> None:
    (made,) = iati_files.make_files(tmp_path, 400)
    root = ElementTree.parse(made.path).getroot()
    assert (len(root.findall("iati-activity")), len(root.findall(".//participating-org"))) == (400, made.participating)
    read = read_path(made.path)
    assert (read.records.records, len(read.passages)) == (400, 400)
    roles = ("FUNDS", "IMPLEMENTS", "EXTENDS", "ACCOUNTABLE_FOR", "PARTICIPATES_IN")
    assert sum(row["rule"] == "iati.participating" for role in roles for row in read.rows(role)) == made.participating
    known = [e for e in root.iterfind("iati-activity/recipient-country") if e.get("code") != "XX"]
    assert sum(row["basis"] == "" for row in read.rows("TARGETS", "Country")) == len(known)
    assert 3_500 < made.path.stat().st_size / 400 < 6_500


def test_made_up_files_have_the_traits_of_real_ones(tmp_path: Path) -> None:
    (made,) = iati_files.make_files(tmp_path, 2_000)
    read = read_path(made.path)
    answers = {read.value("Relevance", row["to_id"])["relevance"] for row in read.rows("HAS_RELEVANCE")[:500]}
    assert answers == {"yes", "no", "unknown"}
    assert len(read.names("Programme")) < 2_000 + 100
    for words in ("XX is no country's code", "comes 2 times", "the name was taken"):
        assert words in read.remarks


@pytest.mark.slow
def test_a_load_and_every_question_are_measured(capsys: pytest.CaptureFixture[str]) -> None:
    assert iati.main(["60", "--asks", "1"]) == 0
    said = capsys.readouterr().out
    for words in ("| 60 |", "partners-in-country country=Nigeria", "coverage-matrix"):
        assert words in said
