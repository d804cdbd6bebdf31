"""The judgements of a store in a file of their own, one JSON object a line, only ever appended to.

It is the truth: a graph is made anew from its documents and this file. A writer that was killed between the append and the switch
to the version that goes with it leaves a graph that is whole and a line behind; the next change of any kind brings it in step.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from graph.errors import StoreError
from graph.resolve.judgements import from_line, to_line
from graph.store import Judgement

NAME = "judgements.jsonl"


class JudgementFile:
    """The file in a store's folder. Who appends holds the writer's lock."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self._added: list[Judgement] = []

    def read(self) -> tuple[Judgement, ...]:
        """All lines; none where there is no file. A last line without its end is still being written, and does not count.

        Raises:
            StoreError: the file cannot be read, or a line is no judgement; the message names it.
        """
        try:
            text = self.path.read_text("utf-8")
        except FileNotFoundError:
            return ()
        except (OSError, ValueError) as problem:
            raise StoreError(f"{self.path} cannot be read ({problem}). Restore it from a copy.") from problem
        return tuple(self._line(number, line) for number, line in enumerate(text[: text.rfind("\n") + 1].split("\n")[:-1], 1))

    def add(self, judgements: Sequence[Judgement]) -> None:
        """Note what the change that is being made appends."""
        self._added += judgements

    def forget(self) -> None:
        """The change was given up."""
        self._added.clear()

    @contextmanager
    def appended(self) -> Iterator[None]:
        """Append what was noted before the block runs, which makes the change visible; taken back where that fails."""
        lines, self._added = "".join(map(to_line, self._added)), []
        if not lines:
            yield
            return
        with self.path.open("ab+") as file:
            end = file.truncate(self._whole())
            try:
                file.write(lines.encode())
                file.flush()
                os.fsync(file.fileno())
                yield
            except OSError:
                file.truncate(end)
                raise

    def _whole(self) -> int:
        """How many bytes are whole lines: a power cut may have left half of one."""
        return self.path.read_bytes().rfind(b"\n") + 1

    def _line(self, number: int, line: str) -> Judgement:
        try:
            return from_line(line)
        except ValueError as problem:
            raise StoreError(f"{self.path}, line {number}: no judgement ({problem}). Correct the line, or restore the file.") from problem
