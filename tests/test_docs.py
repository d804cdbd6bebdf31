"""What README and docs promise is there: commands, questions, exit codes, make targets."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from api.cli import app
from queries.catalogue import questions
from queries.spec import STANDARD

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
CLI = (ROOT / "docs" / "cli.md").read_text("utf-8")


def test_the_readme_names_every_question() -> None:
    assert [name for name in questions() if name not in README] == []


def test_the_commands_of_the_readme_are_make_targets() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M)
    assert {"demo", "test"} <= set(re.findall(r"^make ([a-z]+)$", README, re.M)) <= set(targets)


def test_the_command_line_is_documented_whole() -> None:
    commands = getattr(get_command(app), "commands")  # noqa: B009  (typed as Command, a Group at run time)
    assert set(re.findall(r"^\| `([a-z]+)", CLI, re.M)) >= set(commands)


@pytest.mark.parametrize("parameter", [p.name for p in STANDARD])
def test_the_shared_parameters_are_documented(parameter: str) -> None:
    assert f"`{parameter}`" in CLI


@pytest.mark.parametrize("path", [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))], ids=lambda p: p.name)
def test_links_between_pages_lead_somewhere(path: Path) -> None:
    links = [link for link in re.findall(r"\]\(([^)#\s]+)\)", path.read_text("utf-8")) if "://" not in link]
    assert [link for link in links if not (path.parent / link).exists()] == []
