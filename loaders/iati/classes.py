"""What an activity is about and how it is classified: sectors, themes by a reviewed table, markers, tags, scopes, links, relations."""

from functools import cache

from lxml import etree

from graph.ids import exact_id
from loaders.iati.activity import Activity
from loaders.iati.codes import RELATED, code_names, table
from loaders.iati.reading import children
from loaders.parts.cells import number
from loaders.parts.sink import Sink

_DAC = {"": "1", "DAC": "1", "DAC-3": "2"}
"""How version 1 calls the vocabularies that version 2 numbers."""

_LISTS = {"1": "Sector", "2": "SectorCategory"}
"""The code lists of the vocabularies of the OECD's DAC."""

THEMES = {
    "law-enforcement": "Law enforcement",
    "partnership": "Partnership",
    "prevention": "Prevention",
    "protection": "Protection",
}


def read_sectors(activity: Activity, sink: Sink, *, relevant: bool) -> None:
    """Note the activity's sectors, or those that only its transactions name; themes only of activities against trafficking."""
    elements = [(f"sector[{place}]", element, "") for place, element in enumerate(activity.elements("sector"), 1)]
    if not elements:
        elements = [(where, element, "transaction") for name, where, element in activity.inner if name == "sector"]
    seen: set[tuple[str, str]] = set()
    for where, element, basis in elements:
        code = activity.attribute(element, "code", sink)
        printed = (element.get("vocabulary") or "").strip()
        vocabulary = _DAC.get(printed, printed)
        name = activity.name(element)
        if (not code and not name) or (basis and (vocabulary, code) in seen):
            continue
        seen.add((vocabulary, code))
        _note_sector(activity, sink, element, where, (vocabulary, code, name, basis), relevant=relevant)


def _note_sector(
    activity: Activity, sink: Sink, element: etree._Element, where: str, sector: tuple[str, str, str, str], *, relevant: bool
) -> None:
    vocabulary, code, name, basis = sector
    known = code_names(_LISTS.get(vocabulary, "")).get(code, "")
    value = sink.value("Sector", vocabulary=vocabulary, code=code, title=known or name)
    share = element.get("percentage")
    quote = name or f'code="{element.get("code")}"'
    sink.rows(("HAS_SECTOR", "Programme", "Sector")).append(
        (activity.id, value, activity.identifier, name or code, activity.number, where, quote, "iati.sector", "table",
         number(share) if share else None, basis)
    )  # fmt: skip
    activity.lines.append(quote)
    theme = _themes().get((vocabulary, code)) if relevant else None
    if theme:
        sink.chunk.places.setdefault(("Theme", f"theme:{theme}"), THEMES[theme])
        sink.rows(("ADDRESSES", "Programme", "Theme")).append(
            (
                activity.id,
                f"theme:{theme}",
                activity.identifier,
                known or name,
                activity.number,
                where,
                quote,
                "iati.sector_theme",
                "inferred",
            )
        )


@cache
def _themes() -> dict[tuple[str, str], str]:
    return {(row["vocabulary"], row["code"]): row["theme"] for row in table("sectors.csv") if row["theme"]}


def read_tags(activity: Activity, sink: Sink) -> None:
    """Note policy markers that are targeted (significance above 0, or none given), tags, and what is humanitarian."""
    _read_humanitarian(activity, sink)
    for name in ("policy-marker", "tag", "humanitarian-scope"):
        for place, element in enumerate(activity.elements(name), 1):
            code = activity.attribute(element, "code", sink)
            significance = (element.get("significance") or "").strip()
            if name == "policy-marker" and significance == "0":
                continue
            title = activity.name(element)
            if not code and not title:
                continue
            vocabulary = (element.get("vocabulary") or ("1" if name == "policy-marker" else "")).strip()
            value = sink.value("Tag", kind=name.replace("-", "_"), vocabulary=vocabulary, code=code, title=title)
            quote = title or f'code="{element.get("code")}"'
            sink.rows(("HAS_TAG", "Programme", "Tag")).append(
                (activity.id, value, activity.identifier, title or code, activity.number, f"{name}[{place}]", quote, "iati.tag", "table",
                 significance)
            )  # fmt: skip
            activity.lines.append(quote)


def _read_humanitarian(activity: Activity, sink: Sink) -> None:
    printed = activity.element.get("humanitarian")
    if printed is None or printed.strip().lower() not in ("1", "true"):
        return
    value, quote = sink.value("Tag", kind="humanitarian", vocabulary="", code="1", title=""), f'humanitarian="{printed}"'
    sink.rows(("HAS_TAG", "Programme", "Tag")).append(
        (activity.id, value, activity.identifier, quote, activity.number, "@humanitarian", quote, "iati.tag", "table", "")
    )
    activity.lines.append(quote)


def read_links(activity: Activity, sink: Sink) -> None:
    """Note the documents that the activity points to; an address with somebody's e-mail in it is left out."""
    for place, element in enumerate(activity.elements("document-link"), 1):
        url = (element.get("url") or "").strip()
        if not url or "@" in url:
            continue
        title, category = "", ""
        for child in children(element):
            tag = activity.tags.get(child.tag)
            if tag == "title":
                title = activity.name(child)
            elif tag == "category" and not category:
                category = activity.attribute(child, "code", sink)
        value = sink.value("Link", url=url, title=title, format=activity.attribute(element, "format", sink).lower())
        sink.rows(("HAS_LINK", "Programme", "Link")).append(
            (activity.id, value, activity.identifier, title or url, activity.number, f"document-link[{place}]", title or url, "iati.link",
             "table", category)
        )  # fmt: skip
        activity.lines.append(title or url)


def read_related(activity: Activity, sink: Sink) -> dict[str, str]:
    """Note parents, children and other related activities; the ids that they have, and their identifiers."""
    mentioned: dict[str, str] = {}
    for place, element in enumerate(activity.elements("related-activity"), 1):
        ref = activity.identifier_in((element.get("ref") or "").strip(), element, sink)
        printed = activity.attribute(element, "type", sink).lower()
        kind = RELATED.get(printed, printed)
        if not ref or ref == activity.identifier:
            continue
        other = exact_id("programme", ref)
        mentioned[other] = ref
        here = (activity.number, f"related-activity[{place}]", ref, "iati.related", "table")
        if kind == "parent":
            sink.rows(("PART_OF", "Programme", "Programme")).append((activity.id, other, activity.identifier, ref, *here))
        elif kind == "child":
            sink.rows(("PART_OF", "Programme", "Programme")).append((other, activity.id, ref, activity.identifier, *here))
        else:
            sink.rows(("RELATED_TO", "Programme", "Programme")).append((activity.id, other, activity.identifier, ref, *here, kind))
        activity.lines.append(ref)
    return mentioned
