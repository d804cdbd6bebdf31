"""The script of kills runs, and sees what it looks for."""

from pathlib import Path

import pytest

from benchmarks import kills, states


@pytest.mark.slow
def test_a_few_kills_end_without_a_failure(capsys: pytest.CaptureFixture[str]) -> None:
    assert kills.main(["--kills", "3", "--seed", "7", "--command", "python", "-m", "benchmarks.generated", "STORE", "2"]) == 0
    said = capsys.readouterr().out
    assert "kills of the load 3," in said
    assert "failures 0" in said


@pytest.mark.neo4j
@pytest.mark.slow
def test_a_few_kills_of_loads_into_a_server_and_of_the_server_end_without_a_failure(capsys: pytest.CaptureFixture[str]) -> None:
    command = ["python", "-m", "benchmarks.generated", "STORE", "2"]
    assert kills.main(["--neo4j", "--kills", "3", "--seed", "7", "--command", *command]) == 0
    said = capsys.readouterr().out
    assert "kills of the load 3," in said
    assert "kills of the server 3," in said
    assert said.count("failures 0") == 2


@pytest.mark.slow
def test_those_who_ask_have_begun_when_the_kills_begin(tmp_path: Path) -> None:
    command = ["python", "-m", "benchmarks.generated", "STORE", "2"]
    todo = kills.Kills(command, tmp_path, lambda name: str(tmp_path / name), seed=7)
    figures = kills.Figures("")
    with todo.asking(str(tmp_path / "reference"), figures):
        pass
    assert figures.asked >= kills.ASKERS
    assert not figures.failures


def test_a_document_that_is_half_there_is_a_failure() -> None:
    whole: states.State = {"doc~1": [["Passage", 10, 10]]}
    assert states.differences([whole], 0, whole) == []
    assert states.differences([whole], 0, {}) == []
    assert states.differences([whole], 0, {"doc~1": [["Passage", 9, 9]]}) == ["doc~1 holds [['Passage', 9, 9]], not [['Passage', 10, 10]]"]
    assert len(states.differences([whole], 0, {"doc~2": [["Passage", 10, 10]]})) == 1


def test_a_load_that_fails_by_itself_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert kills.main(["--kills", "1", "--command", "python", "-c", "raise SystemExit(3)"]) == 1
    assert "The load failed without being killed" in capsys.readouterr().out
