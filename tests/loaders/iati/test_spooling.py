"""A file's rows go to disk in many chunks, and are as if it had been read in one."""

from pathlib import Path

import pytest

from loaders import iati
from tests.loaders.iati.reading import Read, activity, document, read_text

RECORDS = [
    activity(
        f"<title><narrative>Name {number % 3}</narrative></title>"
        f'<participating-org role="1" ref="XM-DAC-7"><narrative>Fund {number % 2}</narrative></participating-org>'
        '<recipient-country code="KE"/><budget><value currency="EUR">5</value></budget>',
        identifier=f"ZZ-{number % 4}",
    )
    for number in range(12)
]


def read(folder: Path, monkeypatch: pytest.MonkeyPatch, chunk: int) -> Read:
    monkeypatch.setattr(iati, "CHUNK", chunk)
    return read_text(folder, document(*RECORDS))


def test_chunks_make_no_difference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(tmp_path, monkeypatch, 1).batch == read(tmp_path, monkeypatch, 500).batch


def test_a_programme_of_several_chunks_has_all_its_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = read(tmp_path, monkeypatch, 1).names("Programme")
    assert len(names) == 4
    assert names["programme:ZZ-0"]["name"] == "Name 0"
    assert names["programme:ZZ-0"]["aliases"] == ["Name 1", "Name 2"]


def test_a_value_of_several_chunks_is_written_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    budgets = read(tmp_path, monkeypatch, 1).batch.nodes["Budget"]["id"]
    assert len(budgets) == 1


def test_organisations_of_several_chunks_keep_their_own_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [row["subject_text"] for row in read(tmp_path, monkeypatch, 1).rows("FUNDS")]
    assert texts == ["Fund 0", "Fund 1"] * 6
