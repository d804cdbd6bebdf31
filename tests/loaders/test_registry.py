"""Loaders of other packages join by entry points: a small one is installed and used, a broken one is reported, never fatal."""

import os
from pathlib import Path

import pytest

from graph.errors import UnknownKind
from loaders import LOADERS, all_loaders, read_document
from tests.e2e.documents import EMN
from tests.e2e.running import ROOT, Tipgraph

LETTER = '''
"""Letters: a loader of another package."""
from graph.model import Entity, Extraction
from loaders.base import Draft, document_info
from loaders.sniff import Sniff

KIND = "letter"
LOOKS_FOR = "a letter that begins with Dear"


def sniff(source):
    found = source.text.startswith("Dear")
    return Sniff(0.9 if found else 0.0, "it begins with Dear")


def load(source):
    draft = Draft(source)
    block = source.body[0]
    draft.fact(Entity("Actor", "IOM"), "{predicate}", Entity("Programme", "LANTERN"), block.text, "sentence", "letter.first")
    return draft.finish(document_info(source, KIND, "A letter", country="NL", issued="2025"))
'''


def install(folder: Path, entries: str, **modules: str) -> Path:
    """What an installer leaves of a package: its modules, and the metadata with its entry points."""
    metadata = folder / "letters-1.0.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: letters\nVersion: 1.0\n", encoding="utf-8")
    (metadata / "entry_points.txt").write_text(f"[tipgraph.loaders]\n{entries}\n", encoding="utf-8")
    for name, text in modules.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text("Dear reader, IOM runs LANTERN.\n", encoding="utf-8")
    return path


def with_packages(tmp_path: Path, *folders: Path) -> Tipgraph:
    """The command line in an environment where these are installed."""
    return Tipgraph(tmp_path / "store", tmp_path, {"PYTHONPATH": os.pathsep.join(map(str, (ROOT, *folders)))})


def test_our_own_loaders_are_what_they_say() -> None:
    loaders = all_loaders()
    assert list(LOADERS) == sorted(LOADERS)
    assert set(LOADERS) <= set(loaders.by_kind)
    assert all(kind == loaders.by_kind[kind].KIND and loaders.by_kind[kind].LOOKS_FOR for kind in LOADERS)


def test_a_loader_of_another_package_is_found_and_used(tmp_path: Path, letter: Path) -> None:
    site = install(tmp_path / "site", "letter = letters", letters=LETTER.replace("{predicate}", "IMPLEMENTS"))
    tipgraph = with_packages(tmp_path, site)
    out = tipgraph.run("load", letter).stdout
    assert "[letter, 2025, language unknown]: 1 statements" in out
    assert "letter because of it begins with Dear" in out
    assert '"predicate": "IMPLEMENTS"' in tipgraph.facts()[0]


def test_broken_loaders_are_reported_and_the_rest_works(tmp_path: Path, letter: Path) -> None:
    entries = "ashes = ashes\nemn = letters\nhalf = half\nletter = letters\nnowhere = nowhere"
    site = install(tmp_path / "site", entries, letters=LETTER.replace("{predicate}", "IMPLEMENTS"), half="KIND = 'half'\n", ashes="1 / 0\n")
    done = with_packages(tmp_path, site).run("load", letter)
    assert "[letter, 2025, language unknown]" in done.stdout
    for words in ("loader ashes of another package is left out: ashes: ZeroDivisionError", "half lacks LOOKS_FOR, sniff, load",
                  "letters: the kind emn is taken", "nowhere: ModuleNotFoundError"):  # fmt: skip
        assert done.stderr.count(words) == 1, done.stderr


def test_a_loader_with_a_wrong_fact_fails_its_own_sources_only(tmp_path: Path, letter: Path, documents_of_ours: Path) -> None:
    site = install(tmp_path / "site", "letter = letters", letters=LETTER.replace("{predicate}", "EMPLOYS"))
    done = with_packages(tmp_path, site).run("load", letter, documents_of_ours, code=1)
    assert f"{letter}: the letter loader failed on it (ModelError: rule letter.first: no EMPLOYS" in done.stderr
    assert done.stdout.count(": loaded as ") == 1


@pytest.fixture
def documents_of_ours(tmp_path: Path) -> Path:
    path = tmp_path / "emn.txt"
    path.write_text(EMN, encoding="utf-8")
    return path


def test_an_unknown_kind_lists_what_each_looks_for_a_line_a_kind(letter: Path) -> None:
    with pytest.raises(UnknownKind, match="no known kind of document") as caught:
        read_document(letter, {kind: loader for kind, loader in all_loaders().by_kind.items() if kind in LOADERS})
    first, *kinds = str(caught.value).splitlines()
    assert str(letter) in first
    assert [line.strip().split(":")[0] for line in kinds] == sorted(LOADERS)
    assert all(len(line) < 240 for line in kinds)
