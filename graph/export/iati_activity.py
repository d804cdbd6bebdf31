"""One IATI activity as XML, its elements in the order of the schema of IATI 2.03."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.export.iati_codes import (
    BUDGET_TYPES,
    DATES,
    FLOWS,
    ORGANISATION_TYPES,
    OTHER_TYPE,
    RELATED,
    ROLES,
    STATUSES,
)
from graph.export.tables import is_day, plain_text
from graph.export.xml_lines import XmlLines
from graph.store import Cell

_CODE = re.compile(r'code="(\d+)"')
_YEARS = re.compile(r"\d{4}(/\d{4})?")


@dataclass(frozen=True, slots=True)
class End:
    """A statement of an activity, with the node at its other end."""

    statement: Mapping[str, Cell]
    label: str
    node: Mapping[str, Cell]

    def said(self, name: str) -> str:
        """A property of the statement as text; "" where nothing is stated."""
        return plain_text(self.statement.get(name))

    def has(self, name: str) -> str:
        """A property of the node as text; "" where nothing is stated."""
        return plain_text(self.node.get(name))


@dataclass(frozen=True, slots=True)
class Activity:
    """What the graph holds of one activity of one document.

    Attributes:
        text: the record's passage, a line each of what was read.
        said: its statements by edge type; `HAS_PART` those of its parts.
    """

    name: str
    text: str
    said: Mapping[str, Sequence[End]]

    @property
    def reported(self) -> End:
        """Who publishes it; the statement's `object_text` is the activity's identifier."""
        return self.said["REPORTS"][0]

    @property
    def descriptions(self) -> list[str]:
        """The lines of the record between its titles and its reporting organisation; the title where there are none."""
        lines = self.text.split("\n")
        publisher = self.reported.said("quote")
        told = lines[: lines.index(publisher)] if publisher in lines else lines[:1]
        return [line for line in told if line.strip() and line != self.name] or [self.name]

    def parties(self) -> Iterator[tuple[str, End]]:
        """(role code, participating organisation): who only pays a sum of a transaction is none."""
        for edge, role in ROLES.items():
            yield from ((role, end) for end in self.said.get(edge, ()) if not end.said("kind"))

    def dates(self) -> Iterator[tuple[str, str]]:
        """(type code, day) of the whole days."""
        for end in self.said.get("HAS_PERIOD", ()):
            for (kind, bound), code in DATES.items():
                if end.said("kind") == kind and is_day(end.has(bound)):
                    yield code, end.has(bound)


def missing(activity: Activity) -> str:
    """What the standard wants and the graph does not have, in words; "" where nothing is missing."""
    reported = activity.reported
    wanted = {
        "no iati-identifier": reported.said("object_text"),
        "no ref of the reporting organisation": _ref(reported),
        "no title": activity.name,
        "no participating organisation with a role": next(activity.parties(), None),
        "no status": _status(activity),
        "no whole date": next(activity.dates(), None),
    }
    return next((words for words, there in wanted.items() if not there), "")


def write_activity(xml: XmlLines, activity: Activity) -> None:
    """Write an activity that misses nothing."""
    with xml.element("iati-activity"):
        reported = activity.reported
        xml.leaf("iati-identifier", text=reported.said("object_text"))
        _narrated(xml, "reporting-org", {"ref": _ref(reported), "type": _type(reported) or OTHER_TYPE}, reported.said("quote"))
        _narrated(xml, "title", {}, activity.name)
        for text in activity.descriptions:
            _narrated(xml, "description", {}, text)
        for role, end in activity.parties():
            _narrated(xml, "participating-org", {"ref": end.said("ref") or None, "type": _type(end) or None, "role": role,
                                                 "activity-id": end.said("activity") or None}, end.said("quote"))  # fmt: skip
        xml.leaf("activity-status", {"code": _status(activity)})
        for code, day in sorted(set(activity.dates())):
            xml.leaf("activity-date", {"type": code, "iso-date": day})
        _write_places(xml, activity)
        _write_classes(xml, activity)
        _write_money(xml, activity)
        _write_links(xml, activity)


def _ref(reported: End) -> str:
    identifiers = reported.node.get("identifiers")
    return reported.said("ref") or (str(identifiers[0]) if isinstance(identifiers, list) and identifiers else "")


def _type(end: End) -> str:
    return ORGANISATION_TYPES.get(end.has("kind"), "")


def _status(activity: Activity) -> str:
    return next((STATUSES[end.has("status")] for end in activity.said.get("HAS_STATUS", ()) if end.has("status") in STATUSES), "")


def _write_places(xml: XmlLines, activity: Activity) -> None:
    """Countries and regions; those that only transactions or locations name, where the activity itself names none."""
    places = activity.said.get("TARGETS", ())
    own = [end for end in places if not end.said("basis")] or places
    for end in own:
        if end.label == "Country":
            xml.leaf("recipient-country", {"code": end.has("id").partition(":")[2], "percentage": end.said("percentage") or None})
    for end in own:
        if end.label == "Region":
            dac = _CODE.fullmatch(end.said("quote")) or re.fullmatch(r"()(\d+)", end.said("object_text"))
            code = (
                {"code": dac[dac.lastindex or 0], "vocabulary": "1"}
                if dac
                else {"code": end.has("id").partition(":")[2], "vocabulary": "99"}
            )
            _narrated(xml, "recipient-region", {**code, "percentage": end.said("percentage") or None}, end.has("name"))
    for end in activity.said.get("HAS_LOCATION", ()):
        _write_location(xml, end)


def _write_location(xml: XmlLines, end: End) -> None:
    code, vocabulary, level = end.has("code"), end.has("vocabulary"), end.has("level").removeprefix("adm")
    with xml.element("location"):
        if code and vocabulary and not level:
            xml.leaf("location-id", {"vocabulary": vocabulary, "code": code})
        if end.has("title"):
            _narrated(xml, "name", {}, end.has("title"))
        if code and vocabulary and level:
            xml.leaf("administrative", {"vocabulary": vocabulary, "level": level, "code": code})
        if end.has("latitude") and end.has("longitude"):
            with xml.element("point", {"srsName": "http://www.opengis.net/def/crs/EPSG/0/4326"}):
                xml.leaf("pos", text=f"{end.has('latitude')} {end.has('longitude')}")


def _write_classes(xml: XmlLines, activity: Activity) -> None:
    for end in activity.said.get("HAS_SECTOR", ()):
        if end.has("code"):
            given = {"vocabulary": end.has("vocabulary") or None, "code": end.has("code"), "percentage": end.said("percentage") or None}
            _narrated(xml, "sector", given, end.has("title"))
    for kind in ("tag", "policy_marker"):
        for end in activity.said.get("HAS_TAG", ()):
            if end.has("kind") == kind and end.has("code") and end.has("vocabulary"):
                given = {"vocabulary": end.has("vocabulary"), "code": end.has("code"), "significance": end.said("significance") or None}
                _narrated(xml, kind.replace("_", "-"), given, end.has("title"))


def _write_money(xml: XmlLines, activity: Activity) -> None:
    """The sums that have a year, or a first and a last, one element each; a year stands for its first and last day."""
    sums = [end for end in activity.said.get("HAS_BUDGET", ()) if _YEARS.fullmatch(end.said("year"))]
    for kind in ("budget", "planned_disbursement"):
        for end in sums:
            if end.said("kind") == kind:
                first, last = end.said("year")[:4], end.said("year")[-4:]
                with xml.element(kind.replace("_", "-"), {"type": BUDGET_TYPES.get(end.said("revision"))}):
                    xml.leaf("period-start", {"iso-date": f"{first}-01-01"})
                    xml.leaf("period-end", {"iso-date": f"{last}-12-31"})
                    xml.leaf("value", {"currency": end.has("currency") or None, "value-date": f"{first}-01-01"}, end.has("amount"))
    for end in sums:
        if end.said("kind") in FLOWS:
            _write_transaction(xml, end)


def _write_transaction(xml: XmlLines, end: End) -> None:
    last = f"{end.said('year')}-12-31"
    with xml.element("transaction"):
        xml.leaf("transaction-type", {"code": FLOWS[end.said("kind")]})
        xml.leaf("transaction-date", {"iso-date": last})
        xml.leaf("value", {"currency": end.has("currency") or None, "value-date": last}, end.has("amount"))
        _narrated(xml, "description", {}, f"Sum of {end.said('year')}: {end.said('quote')}")
        for name in ("provider", "receiver"):
            if end.said(name):
                _narrated(xml, f"{name}-org", {}, end.said(name))


def _write_links(xml: XmlLines, activity: Activity) -> None:
    for end in activity.said.get("HAS_LINK", ()):
        if end.has("format") and end.said("category"):
            with xml.element("document-link", {"url": end.has("url"), "format": end.has("format")}):
                _narrated(xml, "title", {}, end.has("title") or end.has("url"))
                xml.leaf("category", {"code": end.said("category")})
    for edge, code, side in (("PART_OF", "1", "object_text"), ("HAS_PART", "2", "subject_text"), ("RELATED_TO", "", "object_text")):
        for end in activity.said.get(edge, ()):
            kind = code or RELATED.get(end.said("kind"), "")
            if kind:
                xml.leaf("related-activity", {"ref": end.said(side), "type": kind})


def _narrated(xml: XmlLines, name: str, attributes: Mapping[str, object], text: str) -> None:
    with xml.element(name, attributes):
        if text:
            xml.leaf("narrative", text=text)
