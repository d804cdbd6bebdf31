"""Identifiers of organisations as files print them: which can be one body's, and which stand for many or for none."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from graph.resolve.countries import country_codes, read_reference
from graph.resolve.organisation_names import names_nobody
from graph.resolve.reference import ReferenceRow, find_identified

_PLACEHOLDER = re.compile(r"[\W_0]*|other", re.I)
"""What stands in place of a ref, beside what names nobody."""
_REGISTER = re.compile(r"([A-Z]{2}-[A-Z0-9_]{2,12})-(.+)")
_DAC_AGENCY = re.compile(r"[A-Z]{2}-\d{1,3}(-\d{1,3})*")
_CHANNEL = re.compile(r"(?:XM-DAC-)?(\d{5})")


@lru_cache(maxsize=1 << 15)
def clean_ref(ref: str) -> str:
    """A ref without blanks and in capitals, as registers write them; "" for a placeholder ("N/A", "-", "0")."""
    bare = re.sub(r"\s+", "", ref).upper()
    return "" if _PLACEHOLDER.fullmatch(bare) or names_nobody(ref) else bare


@lru_cache(maxsize=1 << 15)
def is_identity(ref: str) -> bool:
    """Whether a cleaned ref can be one organisation's: its register's shape fits, and it is no category or collective code."""
    if ref in _shared() or ((names := official_names().get(ref)) and any(map(_is_collective, names))):
        return False
    if identified(ref) is not None:
        return True
    channel = _CHANNEL.fullmatch(ref)
    if channel:
        official = official_names().get(channel[1], ())
        return (
            bool(official)
            and not channel[1].endswith("000")
            and channel[1][:2] not in _CATEGORIES
            and not any(map(_is_collective, official))
        )
    match = _REGISTER.fullmatch(ref)
    if match:
        shape = _registers().get(match[1])
        return bool(re.fullmatch(shape, match[2])) if shape else match[1][:2] in country_codes() | _INTERNATIONAL and len(match[2]) > 2
    return bool(_DAC_AGENCY.fullmatch(ref)) and ref[:2] in country_codes()


_CATEGORIES = frozenset({"10", "11", "12", "13", "50", "52", "60", "61", "62", "63", "90"})
_INTERNATIONAL = frozenset({"XI", "XM", "XR", "XS", "EU"})


def _is_collective(name: str) -> bool:
    return bool(
        re.search(r"\b(?:other|various|miscellaneous|municipalities|not in crs|local administration|ministries|departments)\b", name, re.I)
    )


def identified(ref: str) -> ReferenceRow | None:
    """The reference row that publishes a ref, with or without its prefix (`47066`, `XM-DAC-47066`)."""
    channel = _CHANNEL.fullmatch(ref)
    return find_identified(ref) or (find_identified(f"XM-DAC-{channel[1]}") if channel else None)


@cache
def official_names() -> Mapping[str, tuple[str, ...]]:
    """The names of the code lists of channels and organisations (CRSChannelCode, OrganisationIdentifier), by ref."""
    return {r["ref"]: (r["name"], *filter(None, r["aliases"].split("|"))) for r in read_reference("organisation_refs.csv")}


@cache
def _shared() -> frozenset[str]:
    return frozenset(row["ref"] for row in read_reference("shared_refs.csv"))


@cache
def _registers() -> Mapping[str, str]:
    return {row["prefix"]: row["shape"] for row in read_reference("registers.csv")}
