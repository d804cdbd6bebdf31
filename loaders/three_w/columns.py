"""Which columns of a table are read: those whose tags the reader understands, and none that holds persons.

A column that is not read stands in no passage and no quote: what a table says beside who, what, where and when (`#meta`, `#name`, `#age`,
a tag of nobody's list) may be of a person.
"""

from loaders.three_w.organisations import role_of
from loaders.three_w.personal import is_personal
from loaders.three_w.row import is_code
from loaders.three_w.tags import PLACES, Column, Tag, words_of

_PLACES = PLACES | {"geo", "lat_deg", "lon_deg"}
_ELSEWHERE = frozenset(
    {"funder", "funding", "donor", "donors", "provider", "origin", "hq", "headquarters", "nationality", "citizenship", "home",
     "birth", "residence", "registration", "registered", "incorporation"}
)  # fmt: skip
"""What makes a place that of a giver, of a body's seat, or of where people come from."""

_WORK = frozenset({"project", "activity", "activity_id"})
_READ_AS = {"geo": ("lat", "lon"), "date": ("start", "end")}
"""Tags that are read with one of these attributes only."""


def left_out(column: Column, tag: Tag) -> str:
    """Why a column is not read under a tag; "" where it is."""
    if is_personal(column, tag):
        return "is never read: it holds persons or contact details"
    if tag.name == "org":
        return "" if role_of(tag) else "is left out: it names no organisation with a role that is known"
    if tag.name in _PLACES and not _ELSEWHERE.isdisjoint(words_of(tag.attributes)):
        return "is left out: it is not where the work is"
    return "" if _is_understood(tag) else "is left out: what it says is not read"


def _is_understood(tag: Tag) -> bool:
    if tag.name in ("sector", "subsector"):
        return not is_code(tag)
    if tag.name in _READ_AS:
        return "reported" not in tag.attributes and not tag.attributes.isdisjoint(_READ_AS[tag.name])
    return tag.name in _PLACES or tag.name in _WORK
