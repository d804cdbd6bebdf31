"""The figures on the page are those of docs/quality.md."""

import re
from pathlib import Path

from api.web.measured import quality, quality_of_kind

PAGE = Path(__file__).parents[3] / "docs" / "quality.md"


def test_the_page_tells_what_was_measured() -> None:
    table = PAGE.read_text(encoding="utf-8").split("## By kind of document\n")[1].split("##")[0]
    told = {kind: figures.split(" | ") for kind, figures in re.findall(r"^\| (\w+) \| (\d.*) \|$", table, re.MULTILINE)}
    assert told
    assert set(told) == {share.kind for share in quality()}
    for share in quality():
        counted = [
            str(share.figures.gold),
            str(share.figures.found),
            f"{share.figures.recall:.3f}",
            str(share.figures.exported),
            str(share.figures.confirmed),
            f"{share.figures.precision:.3f}",
        ]
        assert told[share.kind][:6] == counted
        assert share.documents


def test_kinds_without_gold_have_no_figures() -> None:
    assert quality_of_kind("iati") is None
