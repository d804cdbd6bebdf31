"""The documents of the corpus, printed as PDF, Word file and web page, give the facts of their text."""

import json
import re
from functools import partial
from pathlib import Path

import pytest

from graph.export.facts import export_facts
from graph.stores.embedded import EmbeddedStore
from graph.writing import load_all
from loaders import read_document
from tests.loaders.rendered.as_docx import to_docx
from tests.loaders.rendered.as_html import to_html
from tests.loaders.rendered.as_pdf import to_pdf
from tests.loaders.rendered.parts import NOTE_DIGITS, parts_of

CORPUS = sorted((Path(__file__).parents[4] / "shared" / "corpus").glob("*.txt"))
FORMATS = {"pdf": partial(to_pdf, head="Printed for a test"), "docx": to_docx, "html": to_html}


def facts_of(file: Path, folder: Path) -> dict[tuple[str, ...], str]:
    """What the export says of a file alone: its facts, each with its quote as printed."""
    store = EmbeddedStore(folder)
    list(load_all(store, [read_document(file)]))
    found = {}
    for line in export_facts(store):
        fact = json.loads(line)
        subject, object_ = (fact[end]["id"].split("~")[0] if fact[end] else "" for end in ("subject", "object"))  # no hash of the file
        ends = (subject, fact["predicate"], object_)
        found[(*ends, json.dumps(fact["qualifiers"], sort_keys=True), fact["strength"])] = _printed(fact["quote"])
    store.close()
    return found


def _printed(quote: str) -> str:
    return re.sub(rf"\s+|<(?!https?)/?[a-z][^>]*>|\*|[{NOTE_DIGITS}☒☐#]", "", quote)


@pytest.mark.slow
@pytest.mark.skipif(not CORPUS, reason="the corpus lies beside the checkout, in ../shared")
@pytest.mark.parametrize("document", CORPUS, ids=lambda path: path.stem)
def test_a_document_says_the_same_in_every_format(document: Path, tmp_path: Path) -> None:
    expected = facts_of(document, tmp_path / "text")
    parts = parts_of(document.read_text(encoding="utf-8"))
    for ending, printed in FORMATS.items():
        file = tmp_path / f"{document.stem}.{ending}"
        file.write_bytes(printed(parts))
        found = facts_of(file, tmp_path / ending)
        assert set(found) ^ set(expected) == set(), ending
