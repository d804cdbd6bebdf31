"""Where an activity works: countries and regions with their percentages as published, and places inside countries.

A country stands on the activity itself, or only on its transactions or locations: `basis` says which (empty for the activity itself).
"""

from functools import cache

from lxml import etree

from graph.resolve.countries import country_codes, country_name, find_named_country, find_region, regions
from loaders.iati.activity import Activity
from loaders.iati.codes import RETIRED, table
from loaders.iati.locations import COUNTRY, read_location
from loaders.iati.reading import best
from loaders.parts.cells import is_address, number
from loaders.parts.sink import Sink

_REGION = ("TARGETS", "Programme", "Region")
_OWN = frozenset({"98", "99"})
"""Vocabularies of regions that a publisher defines (IATI RegionVocabulary)."""


def read_countries(activity: Activity, sink: Sink) -> set[str]:
    """Note the countries of the activity itself; their codes."""
    codes: set[str] = set()
    elements = activity.elements("recipient-country")
    for place, element in enumerate(elements, 1):
        where = f"recipient-country[{place}]"
        code = _country(activity, sink, element, where)
        if code:
            codes.add(code)
            _note(activity, sink, code, element, where, "", _share(activity, sink, element, where))
    activity.scope = next(iter(codes)) if len(codes) == 1 and not activity.elements("recipient-region") else ""
    return codes


def read_regions(activity: Activity, sink: Sink) -> set[str]:
    """Note the regions of the activity itself; their ids."""
    found: set[str] = set()
    for place, element in enumerate(activity.elements("recipient-region"), 1):
        where = f"recipient-region[{place}]"
        id_ = _region(activity, sink, element, where)
        if id_:
            found.add(id_)
            _note(activity, sink, id_, element, where, "", _share(activity, sink, element, where))
    return found


def read_elsewhere(activity: Activity, sink: Sink, said: set[str]) -> None:
    """Note countries and regions that only transactions name, then those that only locations do; and the locations."""
    for name, where, element in activity.inner:
        if name == "sector":
            continue
        id_ = _country(activity, sink, element, where) if name == "recipient-country" else _region(activity, sink, element, where)
        if id_ and id_ not in said:
            said.add(id_)
            _note(activity, sink, id_, element, where, "transaction", None)
    for place, element in enumerate(activity.elements("location"), 1):
        read_location(activity, sink, element, f"location[{place}]", said)


def _country(activity: Activity, sink: Sink, element: etree._Element, where: str) -> str:
    """The ISO code of a recipient country; "" with a remark where it is none."""
    printed = element.get("code") or ""
    code = printed.strip().upper()
    code = RETIRED.get(code, code)
    if code in country_codes():
        return code
    named = find_named_country(best(activity.texts(element)))
    sink.remarks.add(f"{code or 'an empty code'} is no country's code{f'; read as {country_name(named)} by its name' if named else ''}",
                     f"{activity.place}, {where}")  # fmt: skip
    return named or ""


def _region(activity: Activity, sink: Sink, element: etree._Element, where: str) -> str:
    """The id of a recipient region; one of a vocabulary that is not known is a region of that vocabulary."""
    code = activity.attribute(element, "code", sink)
    vocabulary = (element.get("vocabulary") or "1").strip()
    name = activity.name(element)
    if not code and not name:
        sink.remarks.add("a recipient-region has neither code nor name", f"{activity.place}, {where}")
        return ""
    key = _known_region(vocabulary, code, name)
    if key is None:
        publisher = activity.elements("reporting-org")
        owner = (publisher[0].get("ref") or "").strip() if vocabulary in _OWN and publisher else ""
        owner = "" if is_address(owner) else owner
        key = "-".join(filter(None, ("iati", vocabulary, owner, code or name))).lower().replace(" ", "-")
        sink.chunk.places.setdefault(("Region", f"region:{key}"), name or f"Region {code} of vocabulary {vocabulary}")
    else:
        sink.chunk.places.setdefault(("Region", f"region:{key}"), regions()[key].name)
    return f"region:{key}"


def _known_region(vocabulary: str, code: str, name: str) -> str | None:
    """The key of a region by its code (UN M49 pads it with 0), else by its name where publishers do not define regions of their own."""
    bare = code.lstrip("0")
    found = _regions().get((vocabulary, bare)) or (_regions().get(("2", bare)) if vocabulary == "1" else None)
    return found or (find_region(name) if name and vocabulary not in _OWN else None)


@cache
def _regions() -> dict[tuple[str, str], str]:
    return {(row["vocabulary"], row["code"]): row["region"] for row in table("regions.csv")}


def _share(activity: Activity, sink: Sink, element: etree._Element, where: str) -> float | None:
    """The percentage as published."""
    printed = element.get("percentage")
    if not printed or not printed.strip():
        return None
    share = number(printed)
    if share is None:
        sink.remarks.add(f"a percentage is {printed[:20]!r}; expected a number", f"{activity.place}, {where}")
    return share


def _note(activity: Activity, sink: Sink, id_: str, element: etree._Element, where: str, basis: str, share: float | None) -> None:
    name = activity.name(element)
    code = element.get("code") or ""
    printed = name or f'code="{code}"'
    region = id_.startswith("region:")
    node = id_ if region else f"country:{id_}"
    if not region:
        sink.chunk.places.setdefault(("Country", node), country_name(id_))
    sink.rows(_REGION if region else COUNTRY).append(
        (activity.id, node, activity.identifier, name or code.strip(), activity.number, where, printed, "iati.place",
         "table", "", "", share, basis)
    )  # fmt: skip
    activity.lines.append(printed)
