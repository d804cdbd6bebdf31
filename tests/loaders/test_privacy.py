import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.model import Entity, Extraction
from loaders import choose_loader, read_document
from loaders.base import Loader, read_source
from tests.loaders.privacy import CORPUS, ROOT, corpus_documents, member_surnames

SAMPLES = ROOT / "samples"
FILES = [p for folder in (SAMPLES, CORPUS) if folder.is_dir() for p in sorted(folder.iterdir()) if p.suffix in (".txt", ".md")]
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w|\w\s?[\[(]at[\])]\s?\w")
PHONE = re.compile(r"\+\d{2}[\d ()-]{7,}|(?<![\w.,/:=%+-])0\d{1,3}[ -]\d{3,}[\d -]{3,}\b|\b0[89]0\d-\d{4}")


def loaders_there() -> dict[str, Loader]:
    """Our loaders; one that is still being written is left out."""
    import importlib

    from loaders import LOADERS

    found = {}
    for kind, module in LOADERS.items():
        try:
            found[kind] = importlib.import_module(module)
        except ModuleNotFoundError as problem:
            if not (problem.name or "").startswith("loaders."):
                raise
    return found  # type: ignore[return-value]  # modules are loaders by their names


def everything(extraction: Extraction) -> Iterator[str]:
    """Every text that would enter the graph."""
    yield from (extraction.document.title, extraction.document.issuer or "")
    yield from (text for p in extraction.passages for text in (p.text, p.section))
    yield from (name for _, names in extraction.aliases for name in names)
    yield from (text for s in extraction.skipped for text in (s.place, s.reason))
    for fact in extraction.facts:
        yield fact.evidence.quote
        yield from (str(v) for v in fact.qualifiers.values())
        for end in (fact.subject, fact.object):
            if isinstance(end, Entity):
                yield from (*end.names, end.key or "")
            else:
                yield from (str(v) for v in end.properties.values())


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_no_person_enters_the_graph(path: Path) -> None:
    loaders = loaders_there()
    source = read_source(path)
    if max(loader.sniff(source).score for loader in loaders.values()) < 0.5:
        pytest.skip("its loader is not there yet")
    choose_loader(source, loaders)
    texts = list(everything(read_document(path, loaders)))
    surnames = {name for _, text in corpus_documents() for name in member_surnames(text)}
    named = re.compile(r"(?<![^\W\d_])(?:" + "|".join(map(re.escape, sorted(surnames))) + r")(?![^\W_])") if surnames else None
    assert texts
    assert not [t for t in texts if EMAIL.search(t)]
    assert not [t for t in texts if PHONE.search(t)]
    assert not [t for t in texts if named and named.search(t)]
