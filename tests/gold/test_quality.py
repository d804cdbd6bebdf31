"""The quality report counts as the gold's own script does; skipped where `../shared` is absent."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from graph.quality.comparing import compare
from graph.quality.gold import read_gold
from graph.quality.scoring import Figures
from tests.gold.test_gold import SHARED, facts

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the gold lies beside the checkout, in ../shared")
__all__ = ["facts"]  # the fixture: the export of the corpus


def figures(export: Path, document: str, strength: str) -> Figures:
    lines = [json.loads(line) for line in export.read_text("utf-8").splitlines()]
    quality = compare(read_gold(SHARED / "gold", (document,)), lines, {document: "any"})
    return quality.only(strengths=[strength] if strength else []).total()


def printed(export: Path, document: str, strength: str) -> tuple[int, ...]:
    """The counts of the last line of the script: found, gold, confirmed, exported."""
    command = [sys.executable, str(SHARED / "gold" / "score.py"), str(export), document, "--strength", strength]
    last = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1]
    return tuple(int(number) for number in re.findall(r"(?<=[(/])\d+", last))


@pytest.mark.parametrize("document", ["emn-netherlands-2025", "fact-sheet-victims-monitor-2014-2018"])
@pytest.mark.parametrize("strength", ["", "table", "sentence", "inferred"])
def test_the_counts_are_those_of_the_golds_script(facts: Path, document: str, strength: str) -> None:
    ours = figures(facts, document, strength)
    assert (ours.found, ours.gold, ours.confirmed, ours.exported) == printed(facts, document, strength)
