"""Page furniture that no single line gives away: running heads, and bare page numbers.

Both are known by where they stand: next to a page mark or a form feed, again and again.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.readers.lines import Line

LEAST = 3
"""How often a line stands next to a page's end before it is a running head."""

_REACH = 3
"""Lines on each side of a page's end among which running heads and page numbers are looked for."""

_LONGEST = 120
"""Characters of the longest running head."""

_NUMBER = re.compile(r"\s*(\d{1,4})\s*$")


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """The lines with running heads and bare page numbers marked as such: kind "navigation" and "page"."""
    found = list(lines)
    for place in _numbers_at_feeds(lines):
        number = lines[place].text.value.strip()
        found[place] = replace(found[place], kind="page", marker=number)
    ends = [i for i, line in enumerate(found) if line.kind == "page" or _has_feed(line)]
    near = {i: _key(found[i]) for end in ends for i in _around(found, end) if _may_run(found[i])}
    pages = sum(1 for before, end in pairwise([-_REACH * 3, *ends]) if end - before > _REACH * 2)
    counts = Counter(near.values())
    for place, key in near.items():
        if counts[key] >= LEAST and counts[key] * 3 >= pages:
            found[place] = replace(found[place], kind="navigation", marker="")
    return found


def _has_feed(line: Line) -> bool:
    return "\f" in line.raw


def _may_run(line: Line) -> bool:
    plain = line.kind == "text" and not line.rows and not line.ticked and not line.marker and line.text.value[-1] not in ".,;:"
    return plain and len(line.text) <= _LONGEST and any(c.isalpha() for c in line.text.value)


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", re.sub(r"\s+", " ", line.text.value.strip()))


def _around(lines: Sequence[Line], end: int) -> Iterator[int]:
    """The places of the nearest lines with text on both sides of a page's end, the line of the form feed itself included."""
    for places in (range(end, -1, -1), range(end + 1, len(lines))):
        taken = 0
        for place in places:
            if lines[place].kind == "blank":
                continue
            yield place
            taken += 1
            if taken == _REACH:
                break


def _numbers_at_feeds(lines: Sequence[Line]) -> list[int]:
    """Bare numbers beside a form feed that count the pages; a chapter's number at the top of a page does not."""
    feeds = [i for i, line in enumerate(lines) if _has_feed(line)]
    beside = sorted({i for feed in feeds for i in _around(lines, feed) if _is_number(lines[i])})
    ahead = {i: int(lines[i].text.value) - 1 - sum(line.raw.count("\f") for line in lines[: i + 1]) for i in beside}
    usual = Counter(ahead.values())
    return [i for i in beside if ahead[i] == 0 or usual[ahead[i]] > 1]


def _is_number(line: Line) -> bool:
    return line.kind == "text" and not line.rows and not line.marker and bool(_NUMBER.match(line.text.value))
