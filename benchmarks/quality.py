"""Writes docs/quality.md and api/web/measured.json: how good the facts of the documents are that have gold.

    python -m benchmarks.quality docs/quality.md api/web/measured.json [--gold DIR] [--corpus DIR]

The documents that the gold names are loaded into a store of their own, which is thrown away. CI writes the page again and fails
where it differs, so that the page always tells of the code beside it.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from graph.quality.comparing import quality_of
from graph.quality.gold import read_gold
from graph.quality.scoring import DIMENSIONS, Figures, Quality
from graph.stores.embedded import EmbeddedStore
from graph.writing import load_all
from loaders import all_loaders, read_document

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

HEAD = """# Quality

Written by `make quality`; do not edit. Each document below was read by a careful analyst too, who wrote down its facts as gold
([gold.md](gold.md)). Recall is the share of the gold facts that tipgraph finds, precision the share of its facts that gold confirms.
By strength, recall is of the gold's facts of that strength and precision of tipgraph's facts of it. Facts that two places of a document
say count once, so rows need not add up to their total.

The rules were written with these documents at hand. On documents that nobody looked at while writing a rule, expect less, and
measure it: write gold for one of yours and run `tipgraph quality --gold DIR`.
"""

PAGES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("All", ()),
    ("By kind of document", ("kind",)),
    ("By document and strength", ("document", "strength")),
    ("By strength", ("strength",)),
    ("By kind and strength", ("kind", "strength")),
    ("By predicate", ("predicate",)),
    ("By kind and predicate", ("kind", "predicate")),
)
"""The tables of the page."""


def measure(gold: Path, corpus: Path) -> Quality:
    """Load the documents that the gold names, in a store that is thrown away, and compare.

    Raises:
        SourceError: a document or a gold file cannot be read.
    """
    wanted, loaders = read_gold(gold), all_loaders().by_kind
    files = [path for path in sorted(corpus.iterdir()) if path.stem in wanted]
    with tempfile.TemporaryDirectory() as folder:
        store = EmbeddedStore(Path(folder) / "store")
        try:
            for _ in load_all(store, (read_document(path, loaders) for path in files)):
                pass
            return quality_of(store, wanted)
        finally:
            store.close()


def page(quality: Quality) -> str:
    """The page, as Markdown."""
    lines = [HEAD]
    for title, dimensions in PAGES:
        lines += [f"## {title}", "", *_table(list(quality.figures(dimensions)), dimensions), ""]
    if quality.unjudged:
        counts = ", ".join(f"`{name}` {number}" for name, number in quality.unjudged.items())
        lines += [f"Not judged, because the gold of their document has no fact of that predicate: {counts}.", ""]
    if quality.not_loaded:
        lines += [f"Not measured, because the document is not there: {', '.join(quality.not_loaded)}.", ""]
    return "\n".join(lines).rstrip() + "\n"


def figures(quality: Quality) -> str:
    """The figures by kind of document, for the web page, as JSON."""
    documents: dict[str, set[str]] = {}
    for row in quality.figures(("document", "kind")):
        documents.setdefault(row.of["kind"], set()).add(row.of["document"])
    kinds = [
        {"kind": row.of["kind"], "documents": sorted(documents.get(row.of["kind"], ())), "gold": row.gold, "found": row.found,
         "facts": row.exported, "confirmed": row.confirmed}
        for row in quality.figures(("kind",))
    ]  # fmt: skip
    return json.dumps({"kinds": kinds}, indent=1) + "\n"


def _table(rows: Sequence[Figures], dimensions: Sequence[str]) -> Iterator[str]:
    head = [*(d for d in DIMENSIONS if d in dimensions), "gold", "found", "recall", "facts", "confirmed", "precision", "F1"]
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(dimensions) + "---:|" * (len(head) - len(dimensions))
    for row in rows:
        cells = [row.of[d] for d in DIMENSIONS if d in dimensions]
        cells += [str(row.gold), str(row.found), _share(row.recall), str(row.exported), str(row.confirmed), _share(row.precision)]
        yield f"| {' | '.join([*cells, _share(row.f1)])} |"


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share:.3f}"


def main() -> None:
    """Write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", type=Path)
    parser.add_argument("figures", type=Path)
    parser.add_argument("--gold", type=Path, default=SHARED / "gold")
    parser.add_argument("--corpus", type=Path, default=SHARED / "corpus")
    given = parser.parse_args()
    quality = measure(given.gold, given.corpus)
    given.page.write_text(page(quality), encoding="utf-8")
    given.figures.write_text(figures(quality), encoding="utf-8")
    total = quality.total()
    print(f"{given.page}: recall {_share(total.recall)}, precision {_share(total.precision)} over {total.gold} gold facts")


if __name__ == "__main__":
    main()
