"""Judgements in bulk: a CSV file of verdicts, one a line, and one to be filled in.

Columns: `one`, `other` (ids or names) and `judgement` (same, different, unsure), or `statement` and `judgement` (accepted, dismissed);
`note` may stand beside. Lines without a judgement are passed over, so that a list of candidates can be filled in bit by bit.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.errors import SourceError
from graph.judging import Verdict
from graph.resolve.judgements import REVIEWS
from graph.resolve.near import Near

COLUMNS = ("one", "other", "judgement", "note", "one_name", "other_name", "score", "reasons")
"""The columns that `candidates_csv` writes; those after `note` are for people and are not read."""


def read_verdicts(path: Path) -> list[Verdict]:
    """The verdicts of a file, in order, each with its place.

    Raises:
        SourceError: the file cannot be read, is no UTF-8, or has no such columns.
    """
    try:
        text = path.read_text("utf-8-sig")
    except OSError as problem:
        raise SourceError(str(path), f"cannot be read ({problem.strerror})", "Name a file that you may read") from problem
    except UnicodeDecodeError as problem:
        fix = "Save it as CSV UTF-8"
        raise SourceError(str(path), f"is no UTF-8 ({problem.reason})", fix, f"byte {problem.start}") from problem
    first = text.splitlines()[0] if text else ""
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ",")
    names = {name.strip().lower() for name in rows.fieldnames or () if name}
    if "judgement" not in names or not ({"one", "other"} <= names or "statement" in names):
        found = ", ".join(sorted(names)) or "none"
        fix = (
            "The first line names the columns one, other, judgement (or statement, judgement); `tipgraph resolve export` writes such a file"
        )
        raise SourceError(str(path), f"the columns are {found}", fix, "line 1")
    return list(_verdicts(path, rows))


def candidates_csv(pairs: Iterable[Near]) -> str:
    """Candidates as a file to be filled in: RFC 4180, ids that a spreadsheet leaves alone."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for pair in pairs:
        names = (_inert(node.name) for node in (pair.one, pair.other))
        writer.writerow((pair.one.id, pair.other.id, "", "", *names, pair.score, _inert("; ".join(pair.reasons))))
    return out.getvalue()


def _verdicts(path: Path, rows: "csv.DictReader[str]") -> Iterator[Verdict]:
    for row in rows:
        cells = {
            name.strip().lower(): (cell or "").strip() for name, cell in row.items() if isinstance(name, str) and not isinstance(cell, list)
        }
        word = cells.get("judgement", "").lower()
        if not word:
            continue
        about = (cells.get("statement", ""),) if word in REVIEWS else (cells.get("one", ""), cells.get("other", ""))
        yield Verdict(word, about, cells.get("note", ""), f"{path}, line {rows.line_num}")


def _inert(cell: str) -> str:
    """A cell that a spreadsheet would run as a formula is made text."""
    return f"'{cell}" if cell.lstrip()[:1] in ("=", "@", "+", "-") else cell
