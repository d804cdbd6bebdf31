"""The organisations of a row: which `#org` columns name one and in what role, and how several in one cell are parted.

An attribute that is none of these ("+num", "+category", "+reporting", "+parent") may make the cell a number, a kind, or somebody who has
no part in the work, so its column is left out and told. Roles are those of https://hxlstandard.org/standard/1-1final/dictionary/.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from graph.resolve.countries import find_country
from graph.resolve.organisation_names import names_nobody
from graph.resolve.reference import find_reference
from loaders.parts.cells import body_name, name_of
from loaders.parts.organisations import is_acronym
from loaders.parts.sink import Sink
from loaders.three_w.languages import meaning_of, variants
from loaders.three_w.marks import is_sign
from loaders.three_w.row import Cell
from loaders.three_w.tags import Tag, words_of

_ROLES = (
    ("FUNDS", frozenset({"funder", "funding", "donor", "donors"})),
    ("ACCOUNTABLE_FOR", frozenset({"prog", "programming", "programme", "program", "lead"})),
    ("IMPLEMENTS", frozenset({"impl", "implementing", "implementer", "partner", "partners"})),
)
"""What an attribute says of the organisation's role; without one of these it carries the work out."""

_SHORT = frozenset({"acronym", "abbr", "short"})
_KINDS = frozenset(
    {"agency", "local", "national", "nat", "intl", "international", "regional", "ngo", "ingo", "nngo", "lngo", "cso", "cbo", "un", "gov",
     "government"}
)  # fmt: skip
"""What an organisation is, in a column that names it."""

_KNOWN = frozenset({"name", "list"}).union(*(words for _, words in _ROLES), _SHORT, _KINDS)

_NO_NAME = re.compile(r"[\W\d_]*|[^:]*:|#(?:ref|name|value|null|num|n/a|div/0)[!?]?", re.I)
"""What stands in a cell for a name that is not there, but for words: signs, a number, a label ("Source:"), a spreadsheet's error."""

_SIGNS = re.compile(r"[;|]")
_BETWEEN = re.compile(r"\s*,\s*(?:(?:and|et|y|e)\s+)?|\s+[/&+]\s+|\s+(?:and|et|y|e)\s+|(?<=\w)[/&](?=\w)")
"""What may part names, and may stand inside one."""

_TIGHT = re.compile(r"\w[/&]\w")
"""Signs that acronyms have inside: "R&D"."""

_JOINING = "of for and the in on to & de des du d' la le les et pour y e del da do dos das para della di per und für der von van voor en"
_LINKS = frozenset(_JOINING.split())
"""Words at a line's end or beginning that make it and the next line one name."""

_BULLET = re.compile(r"^(?:[-–—•*·▪]|\d{1,2}[.)])\s+")


class Party(NamedTuple):
    """An organisation of a row: the edge that says its role, the cell, its name in the languages of the row."""

    edge: str
    cell: Cell
    names: tuple[str, ...]


@lru_cache(maxsize=1 << 12)
def role_of(tag: Tag) -> str:
    """The edge type that an `#org` column's organisations have; "" where it names none in a known role."""
    words = words_of(meaning_of(tag))
    if not words <= _KNOWN:
        return ""
    return next((edge for edge, role in _ROLES if words & role), "IMPLEMENTS")


def find_parties(cells: Sequence[Cell], sink: Sink, country: str = "") -> list[Party]:
    """The organisations of a row's `#org` cells, those that carry the work out first.

    Acronyms count only where the row gives no name in the same role: else they are the names' own.
    """
    named = {role_of(cell.tag) for cell in cells if not cell.tag.attributes & _SHORT}
    read = [cell for cell in cells if (edge := role_of(cell.tag)) and not (cell.tag.attributes & _SHORT and edge in named)]
    found = [party for group in variants(read) for party in _parties(group, sink, country)]
    return sorted(found, key=lambda party: party.edge != "IMPLEMENTS")


def _parties(group: Sequence[Cell], sink: Sink, country: str) -> list[Party]:
    """The organisations of one cell, or of the cells that give the same in several languages."""
    lists = [_names_in(cell, country) for cell in group]
    if len({len(names) for names in lists}) > 1:
        sink.remarks.add("the languages name different numbers of organisations; the first one counts", group[1].at)
        lists = lists[:1]
    edge, parties = role_of(group[0].tag), []
    for names in zip(*lists, strict=True):
        if _NO_NAME.fullmatch(names[0]) or is_sign(names[0]) or names_nobody(names[0]) or not body_name(names[0]):
            sink.remarks.add(f"{names[0]!r} names no organisation", group[0].at)
        else:
            parties.append(Party(edge, group[0], tuple(filter(None, dict.fromkeys(map(body_name, names))))))
    return parties


def _names_in(cell: Cell, country: str) -> tuple[str, ...]:
    """The names in a cell; one that is tagged as a list (`+list`) is parted at its commas too."""
    return split_names(cell.listed, country, role_of(cell.tag) == "FUNDS")


@lru_cache(maxsize=1 << 14)
def split_names(raw: str, country: str = "", funding: bool = False) -> tuple[str, ...]:
    """The names in a cell, parted at line breaks, semicolons and bars; at commas, strokes and "and" only where each part surely is a body.

    A known body's name on two lines is one, and so are lines with "of" or the like between.

    Args:
        funding: whether they fund, as states do: elsewhere a country beside a body is where it works.
    """
    whole = name_of(raw)
    if _is_known(whole, country):
        return (whole,)
    lines: list[str] = []
    for line in filter(None, (_BULLET.sub("", part.strip()).strip(" ,") for part in raw.splitlines())):
        if lines and (line.split()[0] in _LINKS or lines[-1].split()[-1] in _LINKS):
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    pieces = [part.strip() for line in lines for part in _SIGNS.split(name_of(line)) if part.strip()]
    return tuple(name for piece in pieces for name in _apart(piece, country, funding))


def _apart(name: str, country: str, funding: bool) -> list[str]:
    parts = _BETWEEN.split(name)
    if len(parts) < 2 or _is_known(name, country) or find_country(name):
        return [name]
    tight = _TIGHT.search(name) is not None
    if not all(_is_organisation(part, country, funding, tight) for part in parts):
        return [name]
    bodies: dict[str, str] = {}
    for part in parts:  # "OIM / IOM" is one body under two names
        bodies.setdefault(known.id if (known := find_reference("Actor", part, [country])) else part, part)
    return list(bodies.values())


def _is_organisation(name: str, country: str, funding: bool, tight: bool) -> bool:
    """Whether a part of a name surely is a body of its own: a known one, a state that funds, or an acronym unless signs are inside."""
    if find_country(name):
        return funding
    return _is_known(name, country) or (not tight and is_acronym(name))


def _is_known(name: str, country: str) -> bool:
    return find_reference("Actor", name, [country]) is not None
