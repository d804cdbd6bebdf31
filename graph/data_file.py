"""A data file that is wholly read; without Arrow, so that whoever only reports on it need not wait for that."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.batch import document_row
from graph.model import DocumentInfo, Skipped

if TYPE_CHECKING:
    from graph.extracts import Extract


@dataclass(frozen=True, slots=True)
class Records:
    """A data file, wholly read: its rows lie in a folder.

    Attributes:
        id: the document's id.
        statements, records: how many.
        skipped: what was left out or read otherwise, disagreements of refs and names last.
    """

    id: str
    document: DocumentInfo
    extract: "Extract"
    statements: int
    records: int
    skipped: tuple[Skipped, ...]

    def source(self, info: DocumentInfo, loaded_at: str) -> "Extract":
        """All rows, for a store to take."""
        return replace(self.extract, document=document_row(self.id, info, loaded_at, self.statements, self.skipped))
