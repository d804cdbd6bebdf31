"""Text that remembers where each of its characters stands in the source.

Readers drop markup, lift page furniture out of sentences and join wrapped lines; loaders cut cells and sentences
out of what remains. A `Cited` goes through all of that and can still say which characters of the source it is.
"""

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from loaders.sentences import sentence_spans

_JOINT = -1
"""The offset of a character that stands nowhere in the source: the blank between two joined pieces."""


@dataclass(frozen=True)
class Cited:
    """A clean text and, for each character, its offset in the decoded source.

    Attributes:
        value: the text.
        offsets: one offset a character; -1 for a blank that joins two pieces.
        source: the whole decoded source, shared.
    """

    value: str
    offsets: "array[int]"
    source: str

    @classmethod
    def of(cls, source: str, start: int = 0, end: int | None = None) -> "Cited":
        """A stretch of the source as it is."""
        stop = len(source) if end is None else end
        return cls(source[start:stop], array("q", range(start, stop)), source)

    @classmethod
    def join(cls, pieces: Iterable["Cited"], blank: str = " ") -> "Cited":
        """The pieces in order with a blank between them; empty pieces are left out."""
        kept = [p for p in pieces if p.value]
        if not kept:
            raise ValueError("nothing to join")
        offsets: array[int] = array("q")
        for i, piece in enumerate(kept):
            if i and blank:
                offsets.extend([_JOINT] * len(blank))
            offsets.extend(piece.offsets)
        return cls(blank.join(p.value for p in kept), offsets, kept[0].source)

    def __len__(self) -> int:
        return len(self.value)

    def __bool__(self) -> bool:
        return bool(self.value)

    def __str__(self) -> str:
        return self.value

    def cut(self, start: int, end: int | None = None) -> "Cited":
        """The part from `start` to `end`, white space around it dropped."""
        stop = len(self.value) if end is None else end
        part = self.value[start:stop]
        start += len(part) - len(part.lstrip())
        stop = start + len(part.strip())
        return Cited(self.value[start:stop], self.offsets[start:stop], self.source)

    def strip(self, characters: str = "") -> "Cited":
        """Without white space, and these characters, around it."""
        text = self.value
        start, stop = 0, len(text)
        while start < stop and (text[start].isspace() or text[start] in characters):
            start += 1
        while stop > start and (text[stop - 1].isspace() or text[stop - 1] in characters):
            stop -= 1
        return Cited(text[start:stop], self.offsets[start:stop], self.source)

    def group(self, match: re.Match[str], group: int | str = 0) -> "Cited":
        """The part that a group of a match on `value` covers."""
        return self.cut(match.start(group), match.end(group))

    def split(self, pattern: str | re.Pattern[str]) -> list["Cited"]:
        """The parts between the matches of a pattern, empty ones left out."""
        parts, at = [], 0
        for match in re.finditer(pattern, self.value):
            parts.append(self.cut(at, match.start()))
            at = match.end()
        parts.append(self.cut(at))
        return [p for p in parts if p]

    def without(self, pattern: str | re.Pattern[str]) -> "Cited":
        """Without what the pattern matches; the text on both sides closes up."""
        value: list[str] = []
        offsets: array[int] = array("q")
        at = 0
        for match in re.finditer(pattern, self.value):
            value.append(self.value[at : match.start()])
            offsets.extend(self.offsets[at : match.start()])
            at = match.end()
        value.append(self.value[at:])
        offsets.extend(self.offsets[at:])
        return Cited("".join(value), offsets, self.source)

    def replaced(self, start: int, end: int, by: str) -> "Cited":
        """With `by` in place of a stretch; its first character keeps the stretch's place (a tick for its HTML input)."""
        offsets = self.offsets[:start] + array("q", [self.offsets[start]] * len(by)) + self.offsets[end:]
        return Cited(self.value[:start] + by + self.value[end:], offsets, self.source)

    @property
    def start(self) -> int:
        """The offset of the first character that stands in the source; -1 for an empty text."""
        return next((o for o in self.offsets if o != _JOINT), -1)

    @property
    def end(self) -> int:
        """One past the offset of the last character that stands in the source."""
        return next((o for o in reversed(self.offsets) if o != _JOINT), -1) + 1

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """The stretches of the source that this text is made of.

        Dropped inline markup stays inside a stretch (a quote is exact text of the source); lifted lines cut it.
        """
        first, last = self.start, self.end - 1
        if last - first + 1 == len(self.offsets) and first == self.offsets[0]:
            return ((first, last + 1),)  # nothing was dropped or joined inside it
        found: list[list[int]] = []
        for offset in self.offsets:
            if offset == _JOINT:
                continue
            if found and found[-1][1] <= offset and _is_inline(self.source[found[-1][1] : offset]):
                found[-1][1] = offset + 1
            elif not found or offset != found[-1][1] - 1:
                found.append([offset, offset + 1])
        return tuple((start, end) for start, end in found)

    @cached_property
    def quote(self) -> str:
        """The exact text of the source, stretches joined by a blank."""
        return " ".join(self.source[start:end] for start, end in self.spans)

    def sentences(self) -> Iterator["Cited"]:
        """Its sentences, each whole."""
        for start, end in sentence_spans(self.value):
            part = self.cut(start, end)
            if part:
                yield part


def _is_inline(gap: str) -> bool:
    """Whether what stands between two characters is markup or one line break, not lifted lines."""
    return "\n" not in gap or (not gap.strip() and gap.count("\n") == 1)
