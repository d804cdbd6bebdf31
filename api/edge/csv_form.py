"""CSV as spreadsheets and HXL tools take it: RFC 4180, cells that a spreadsheet would run are made text, a row of tags."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

_NUMBER = re.compile(r"[+-][\d.,]+")


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[str]], tags: Sequence[str] = ()) -> str:
    """The rows under a row of heads; `tags` come between."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(columns)
    if tags:
        writer.writerow(tags)
    writer.writerows([inert(cell) for cell in row] for row in rows)
    return file.getvalue()


def inert(cell: str) -> str:
    """The cell, with an apostrophe before it where a spreadsheet would take it for a formula."""
    bare = cell.lstrip()
    risky = cell[:1] in ("\t", "\r", "\n") or bare[:1] in ("=", "@") or (bare[:1] in ("+", "-") and not _NUMBER.fullmatch(bare))
    return f"'{cell}" if risky else cell
