"""Names that what stands beside them tells: short forms and unknown names in lists of bodies, a country behind its city."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from loaders.parts.organisations import actor
from loaders.parts.prose.known import GENERIC
from loaders.parts.prose.reading import Mention


def with_city(text: str, mention: Mention) -> Mention:
    """A country in a bracket behind its city, with both: "Bangkok (Thailand)"."""
    city = _CITY.search(text[: mention.start]) if text.startswith(")", mention.end) else None
    return replace(mention, start=city.start(), end=mention.end + 1) if city else mention


_CITY = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)? \($")


def beside(text: str, named: Sequence[Mention], also: str) -> list[Mention]:
    """Short forms that the text spells out nowhere, in a list with bodies: "GIZ, IOM and UNODC"."""
    joint = rf"(?:,|,? {also}) (?:the )?"
    short = re.compile(rf"(?P<before>{joint})?\b(?P<name>{_SHORT})\b(?=(?P<behind>{joint}))?")
    between = re.compile(rf"(?P<before>{joint})(?P<name>[A-ZÀ-Þ][a-zà-ÿ]{{3,}}(?: [A-ZÀ-Þ][\w-]+)?)(?=(?P<behind>{joint}))")
    bodies = {at for m in named if m.kind in ("actor", "network") for at in (m.start, m.end)}
    free = [m for m in short.finditer(text) if is_free(named, m.start("name"), m.end("name")) and m["name"].lower() not in GENERIC]
    found: list[Mention] = []
    for match in (*reversed(free), *free):
        if bodies & {match.start(), match.end("behind")} and match.start("name") not in bodies:
            found.append(Mention("actor", actor(match["name"]), match.start("name"), match.end("name")))
            bodies |= {match.start("name"), match.end("name")}
    for match in between.finditer(text):  # any name between two bodies
        inside = {match.start(), match.end("behind")} <= bodies and is_free(named, match.start("name"), match.end("name"))
        if inside:
            found.append(Mention("actor", actor(match["name"]), match.start("name"), match.end("name")))
    return found


_SHORT = r"[A-ZÀ-Þ]{3,8}(?:[ -][A-ZÀ-Þ]{2,8})*"
"""A name in capitals, of one word or more: "GIZ", "LEFÖ-IBF"."""


def is_free(named: Iterable[Mention], start: int, end: int) -> bool:
    """Whether no mention stands between two places."""
    return all(end <= m.start or m.end <= start for m in named)
