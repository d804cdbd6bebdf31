"""Places inside countries: their names, administrative codes and points as published; and the countries that only they name."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from lxml import etree

from graph.resolve.countries import country_codes, country_name, find_named_country
from loaders.iati.activity import Activity
from loaders.iati.codes import RETIRED
from loaders.iati.reading import children
from loaders.parts.cells import is_address, number
from loaders.parts.sink import Sink

COUNTRY = ("TARGETS", "Programme", "Country")

_ISO = frozenset({"A4"})
"""Vocabularies of locations whose codes are ISO 3166-1's (GeographicVocabulary)."""

_REACH = {"1": "activity", "2": "beneficiaries"}
"""GeographicLocationReach: where the activity happens, where those live whom it serves."""

_DECIMAL_COMMA = re.compile(r"^([+-]?\d{1,3}),(\d+)$")
"""A degree is never a thousand: "6,340" is six and a third."""

_ZEROS = re.compile(r"[0\s.,;+-]+")
"""What a point of nothing but zeros is made of."""


@dataclass(slots=True)
class _Location:
    """What one location prints; `codes` are (vocabulary, code, level), `degrees` the point's latitude and longitude."""

    where: str
    name: str = ""
    point: str = ""
    degrees: tuple[str, ...] = ()
    reach: str = ""
    share: str = ""
    codes: list[tuple[str, str, str]] = field(default_factory=list)

    def find_country(self) -> str:
        """The country that it lies in or is: by an ISO code in it, or by its name; ""."""
        for vocabulary, code, _ in self.codes:
            bare = RETIRED.get(code.upper(), code.upper())
            if vocabulary in _ISO and bare in country_codes():
                return bare
        return _named(self.name)

    def is_whole(self, country: str) -> bool:
        """Whether it says no more than its country."""
        known = not self.name or _named(self.name) == country
        return bool(country) and known and all(vocabulary in _ISO for vocabulary, _, _ in self.codes)


def read_location(activity: Activity, sink: Sink, element: etree._Element, where: str, said: set[str]) -> None:
    """Note one location; one that lies in a country which nothing said before says so."""
    location = _read(activity, element, where, sink)
    country = location.find_country()
    if country and country not in said:
        said.add(country)
        printed = location.name or " ".join(code for _, code, _ in location.codes)
        sink.chunk.places.setdefault(("Country", f"country:{country}"), country_name(country))
        ends = (activity.id, f"country:{country}", activity.identifier, printed)
        sink.rows(COUNTRY).append((*ends, activity.number, where, printed, "iati.location", "table", "", "", None, "location"))
        activity.lines.append(printed)
    if not location.is_whole(country):
        _note(activity, sink, location, country)


@lru_cache(maxsize=1 << 15)
def _named(name: str) -> str:
    """The country of a name; ""."""
    return find_named_country(name) or ""


def _read(activity: Activity, element: etree._Element, where: str, sink: Sink) -> _Location:
    location = _Location(where, share=element.get("percentage") or "")
    for child in children(element):
        tag = activity.tags.get(child.tag)
        if tag == "name":
            location.name = activity.name(child)
        elif tag == "location-id":
            location.codes.append(((child.get("vocabulary") or "").strip(), activity.attribute(child, "code", sink), ""))
        elif tag == "administrative":
            location.codes += [found for found in _administrative(child) if not is_address(found[1])]
        elif tag == "point":
            location.point = _position(child).strip()
            location.degrees = _parted(location.point)
        elif tag == "coordinates":
            location.degrees = ((child.get("latitude") or "").strip(), (child.get("longitude") or "").strip())
            location.point = " ".join(location.degrees).strip()
        elif tag == "location-reach":
            location.reach = (child.get("code") or "").strip()
    return location


def _position(element: etree._Element) -> str:
    """A point as printed."""
    for child in children(element):
        if child.tag.__class__ is str and child.tag.endswith("pos"):
            return child.text or ""
    return ""


def _administrative(element: etree._Element) -> list[tuple[str, str, str]]:
    """The (vocabulary, code, level) of an administrative area: version 2's one code, version 1's country, adm1 and adm2."""
    code = element.get("code")
    if code:
        level = (element.get("level") or "").strip()
        return [((element.get("vocabulary") or "").strip(), code.strip(), f"adm{level}" if level else "")]
    found = [("A4", (element.get("country") or "").strip(), "")]
    found += [("", (element.get(level) or "").strip(), level) for level in ("adm1", "adm2")]
    return [(vocabulary, code, level) for vocabulary, code, level in found if code]


def _note(activity: Activity, sink: Sink, location: _Location, country: str) -> None:
    vocabulary, code, level = next((c for c in reversed(location.codes) if c[0] not in _ISO), ("", "", ""))
    latitude, longitude = _point(location.degrees)
    if latitude is None and location.point and _ZEROS.sub("", location.point):
        remark = f"a point is {location.point[:40]!r}; expected latitude and longitude in degrees"
        sink.remarks.add(remark, f"{activity.place}, {location.where}")
    if not location.name and not code and latitude is None:
        return
    value = sink.value("Location", title=location.name, vocabulary=vocabulary, code=code, level=level, country=country,
                       latitude=latitude, longitude=longitude)  # fmt: skip
    printed = location.name or code or location.point
    share = number(location.share) if location.share else None
    sink.rows(("HAS_LOCATION", "Programme", "Location")).append(
        (activity.id, value, activity.identifier, printed, activity.number, location.where, printed, "iati.location", "table",
         _REACH.get(location.reach, ""), share)
    )  # fmt: skip
    activity.lines.append(printed)


def _parted(printed: str) -> tuple[str, ...]:
    """The latitude and longitude of a printed point, with a decimal point or comma; () where it may mean two things ("6,34")."""
    parts = printed.replace(";", " ").replace(", ", " ").split()
    if len(parts) == 1 and "." in printed:
        parts = printed.split(",")
    if len(parts) < 2 or ("," in parts[0] and "," not in parts[1]):
        return ()
    return tuple(parts[:2])


def _point(degrees: tuple[str, ...]) -> tuple[float | None, float | None]:
    """Latitude and longitude in degrees; 0, 0 is a placeholder, not a place in the Gulf of Guinea."""
    numbers = [number(_DECIMAL_COMMA.sub(r"\1.\2", part) if "," in part else part) for part in degrees]
    latitude, longitude = numbers if len(numbers) == 2 else (None, None)
    if latitude is None or longitude is None or (latitude, longitude) == (0, 0) or abs(latitude) > 90 or abs(longitude) > 180:
        return None, None
    return latitude, longitude
