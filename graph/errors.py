"""Every error that tipgraph raises on purpose.

A message names the file, the place in it, what was found, what was expected, and the fix, so that the
person who reads it can act without reading code. Two kinds matter to a load: `RecordSkipped` (this record
is left out and counted in the report) and `SourceError` (this source stops; the others go on).
"""


class TipgraphError(Exception):
    """The root of tipgraph's own errors: one line a user can act on."""


def printable(text: str) -> str:
    """A text that any stream takes: what UTF-8 cannot write, as bytes of a file's name may be, is escaped."""
    return text.encode("utf-8", "backslashreplace").decode()


class SourceError(TipgraphError):
    """A source cannot be read or loaded; other sources of the same call go on.

    Args:
        source: the file's path or name, as the user gave it.
        problem: what was found, and what was expected.
        fix: what the user can do.
        place: where in the file ("line 12", "byte 90210"), or "" where the whole file is meant.
    """

    def __init__(self, source: str, problem: str, fix: str, place: str = "") -> None:
        source = printable(source)
        self.source, self.problem, self.fix, self.place = source, problem, fix, place
        where = f"{source}, {place}" if place else source
        super().__init__(f"{where}: {problem}. {fix}")

    def __reduce__(self) -> tuple[type["SourceError"], tuple[str, str, str, str]]:
        """A file may be read in a process of its own, whose errors must come back as they are."""
        return type(self), (self.source, self.problem, self.fix, self.place)


class UnknownKind(SourceError):
    """No loader recognises the source; the message lists what each one looked for."""


class ModelError(TipgraphError):
    """A fact breaks the schema table: a wrong label, end point or qualifier (a defect of a loader)."""


class StoreError(TipgraphError):
    """The store cannot be opened, read or written; the message says what to do."""


class StoreLocked(StoreError):
    """Another process writes to the store; the message names it."""


class SchemaMismatch(StoreError):
    """The store was written under another schema version."""


class QueryError(TipgraphError):
    """A question cannot be run: unknown question, bad parameter, unknown name, time-out.

    Args:
        place: the parameter that is wrong; "" where it is none, or not one.
    """

    def __init__(self, message: str, place: str = "") -> None:
        self.place = place
        super().__init__(message)


class EmptyStore(QueryError):
    """The store holds nothing yet, so that nothing can be asked of it."""


class Unanswered(QueryError):
    """A question that may be asked was not answered now: it took too long, or the graph kept changing meanwhile."""


class NotReading(QueryError):
    """A statement that does, or may do, more than read the graph; no engine has seen it."""


class NotAllowed(QueryError):
    """A query text that may not run whatever it would find: it could write, call out, or read beside the graph."""


class Refused(QueryError):
    """A judgement that may not be made; the message says why, and what would do."""


class UnknownName(QueryError):
    """A name is not in the graph; `near` holds the nearest names that are.

    An unknown name is never an empty answer: "there is none" would be wrong.
    """

    def __init__(self, message: str, near: tuple[str, ...] = (), place: str = "") -> None:
        self.near = near
        super().__init__(message, place)
