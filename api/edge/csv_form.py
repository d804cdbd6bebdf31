"""CSV as spreadsheets and HXL tools take it: RFC 4180, cells that a spreadsheet would run are made text, a row of tags."""

import csv
import io
from collections.abc import Iterable, Sequence

from graph.export.tables import inert


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[str]], tags: Sequence[str] = ()) -> str:
    """The rows under a row of heads; `tags` come between."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(columns)
    if tags:
        writer.writerow(tags)
    writer.writerows([inert(cell) for cell in row] for row in rows)
    return file.getvalue()
