"""Fact sheets of national rapporteurs and other monitors: figures, and recommendations with their addressees.

A fact sheet sums up a monitoring report: the report is a Programme that the monitor carries out. Findings give figures;
each recommendation is a numbered heading, a list item or a paragraph of the section of that name.
"""

import re
from collections import Counter
from collections.abc import Iterator

from graph.ids import digest, slug
from graph.model import DocumentInfo, Entity, Extraction, Strength, Value
from loaders.base import Draft, Source, document_info
from loaders.cited import Cited
from loaders.fact_sheet.recommendations import Item, find_items, is_recommendations, issuer_name
from loaders.parts.dates import find_date
from loaders.parts.figure_tables import split_tables, table_figures
from loaders.parts.figures import add_figures, find_figures
from loaders.parts.organisations import actor, government
from loaders.parts.places import country as country_entity
from loaders.parts.places import find_adjectives, find_places
from loaders.parts.prose.engine import Telling, add_prose_facts
from loaders.parts.recommendations import VERBS
from loaders.parts.title_case import sentence_case
from loaders.readers.blocks import Block
from loaders.sniff import Sniff

KIND = "fact_sheet"
LOOKS_FOR = 'the words "fact sheet" in the title, headings such as Findings, Key figures and Recommendations'

_FACT_SHEET = re.compile(r"\bfact\s?-?sheet\b|\bfactsheet\b|\bkey (?:facts|figures) (?:and|&) (?:figures|recommendations)\b", re.I)
_TITLE = re.compile(
    r"^\W*fact\s?-?sheet\W*(?:(?:for|on|of|about|accompanying|to)\s+)?(?:the\s+)?(?P<report>.+)$|^(?P<before>.+?)\W+fact\s?-?sheet\W*$",
    re.I,
)
_REPORT = re.compile(r"\b(?:report|monitor(?:ing)?|survey|study|barometer|review|index)\b", re.I)
_YEARS = re.compile(r"(?P<start>(?:19|20)\d\d)(?:\s?[-–/]\s?(?P<end>(?:19|20)?\d\d))?")
_SHORT = re.compile(r"(?:the\s+)?(?:rapporteur|commission|office|monitor)", re.I)
"""What a sheet calls its own author after the first time."""
_SPAN = re.compile(r"\b(?:period|report|monitor\w*|covers?|years)\b", re.I)
_PART = re.compile(
    r"^(?P<part>(?:the\s+)?[\w\s]+?\b(?:command|board|leadership|management|department|unit|division|directorate))\s+of\s+(?P<whole>the\s+.+)$",
    re.I,
)


def sniff(source: Source) -> Sniff:
    """By its title, then by its headings."""
    first = [b.value for b in source.body[:4]]
    headings = [b.value for b in source.blocks if b.kind == "heading"]
    titled = any(_FACT_SHEET.search(text) and len(text) < 200 for text in first)
    found = [word for word in ("finding", "figure", "recommendation", "result") if any(word in h.lower() for h in headings)]
    if titled:
        return Sniff(
            min(1.0, 0.75 + 0.1 * len(found)), "its title says fact sheet" + (f", its headings {', '.join(found)}" if found else "")
        )
    if "recommendation" in found and len(found) > 1 and len(source.text) < 40_000:
        return Sniff(0.4, f"a short document with the headings {', '.join(found)}")
    return Sniff(0.0, "no title of a fact sheet")


def load(source: Source) -> Extraction:
    """The report behind it, its figures and its recommendations."""
    draft = Draft(source)
    country = _country(source)
    document = _document(source, country)
    items = list(find_items(source.body, country))
    issuer = _issuer(source, items, country)
    if issuer:
        _add_report(draft, source, document.title, issuer, country)
    for number, item in enumerate(items, 1):
        _add_recommendation(draft, item, number, issuer, document, country)
    _add_figures(draft, document, country)
    if country:
        add_prose_facts(draft, list(_outside(source.body)), Telling(country, language=document.language))
    return draft.finish(document)


def _country(source: Source) -> str | None:
    """The country that the sheet is about: the one it names most, its title counting more."""
    named: Counter[str] = Counter()
    for weight, text in ((1, source.text), (5, source.body[0].value if source.body else "")):
        for place in find_places(text):
            if place.entity.label == "Country" and place.entity.key and not _ORIGIN.search(text[: place.start]):
                named[place.entity.key] += weight
        for code, _, _ in find_adjectives(text):
            named[code] += weight
    best = sorted(named.items(), key=lambda pair: (-pair[1], pair[0]))
    return best[0][0] if best else None


_ORIGIN = re.compile(r"\bfrom\b[^.!?\n]*$")
"""In front of where victims come from: no country that a sheet is about."""


def _document(source: Source, country: str | None) -> DocumentInfo:
    title = next((b.value for b in source.body if _FACT_SHEET.search(b.value)), source.body[0].value if source.body else source.stem)
    head = " ".join(b.value for b in source.body[:6] if len(b.value) < 120 and b.value != title)
    return document_info(source, KIND, title, country=country, issued=find_date(head) or None)


def _issuer(source: Source, items: list[Item], country: str | None) -> tuple[Entity, Cited] | None:
    """Who recommends, and where that is said: in the first recommendation that names it, else in the text."""
    for item in items:
        if item.who and not _SHORT.fullmatch(item.who.value):
            return actor(item.who, country), item.sentence
    for block in source.body:
        for sentence in block.text.sentences():
            named = issuer_name(sentence)
            if named:
                return actor(named, country), sentence
    return None


def _add_report(draft: Draft, source: Source, title: str, issuer: tuple[Entity, Cited], country: str | None) -> None:
    """The monitored report: carried out by who recommends, over the years of its title, about the country."""
    match = _TITLE.match(title)
    name = (match["report"] or match["before"]).strip(" :–-") if match else ""
    if not _REPORT.search(name):
        return
    years = _YEARS.search(name)
    bare = _YEARS.sub("", name).strip(" ,()–-")
    translated = re.search(rf"{re.escape(bare)}\s*\(([^()]{{4,80}})\)", source.text, re.I)
    aliases = tuple(dict.fromkeys(a for a in (bare, translated[1] if translated else "") if a and a != name))
    report = Entity("Programme", name, kind="project", country=country, aliases=aliases)
    draft.fact(issuer[0], "IMPLEMENTS", report, issuer[1], "inferred", "fact_sheet.report")
    sentences = [s for b in source.body for s in b.text.sentences()]
    if years:
        start, end = years["start"], years["end"] or years["start"]
        end = end if len(end) == 4 else start[:2] + end
        at = next((s for s in sentences if years[0] in s.value and name not in s.value and _SPAN.search(s.value)), None)
        where = at or next(s for s in sentences if years[0] in s.value)
        period = Value("Period", {"start_date": start, "end_date": end, "text": years[0]})
        draft.fact(report, "HAS_PERIOD", period, where, "sentence" if at else "inferred", "fact_sheet.report", phase="reporting period")
    named = next((s for s in sentences if any(p.entity.key == country for p in find_places(s.value))), None)
    if country and named:
        draft.fact(report, "TARGETS", country_entity(country), named, "inferred", "fact_sheet.report", role="focus")


def _add_recommendation(
    draft: Draft, item: Item, number: int, issuer: tuple[Entity, Cited] | None, document: DocumentInfo, country: str | None
) -> None:
    """One recommendation: its name, who makes it, to whom, how strongly."""
    printed = item.heading.value if item.heading else " ".join(item.sentence.value.split()[:24]).strip(" .")
    name = sentence_case(printed, draft.source.text) if printed.isupper() else printed
    if item.said and not item.heading:
        name = _said(item)
    mark = item.number or f"{number}"
    key = f"{slug(document.dataset, 60)}-{mark}" if item.number or item.heading else f"{slug(document.dataset, 60)}-{digest(item.text)[:8]}"
    entity = Entity("Recommendation", printed, name, aliases=(item.text,), country=country, key=key)
    at, rule = item.sentence, "fact_sheet.recommendation"
    if item.who and not (issuer and _SHORT.fullmatch(item.who.value)):
        draft.fact(entity, "MADE_BY", actor(item.who, country), at, "sentence", rule)
    elif issuer:
        draft.fact(entity, "MADE_BY", issuer[0], at, "inferred", rule)
    for addressee in item.addressees:
        to = _addressed(addressee, country)
        draft.fact(entity, "ADDRESSED_TO", to, addressee if item.to_heading else at, "inferred" if item.to_heading else "sentence", rule)
        part = _PART.match(addressee.value)
        if part:
            whole = actor(addressee.group(part, "whole"), country)
            draft.fact(to, "PART_OF", whole, addressee, "sentence", "fact_sheet.part_of")
    verb = item.verb if item.verb in VERBS else "recommends"
    strength: Strength = "sentence" if item.stated else "inferred"
    draft.fact(entity, "HAS_STRENGTH", Value("Strength", {"verb": verb}), at, strength, rule, paragraph=mark)


def _said(item: Item) -> str:
    """What is recommended, as a name: "that X does Y" as it is, "X to do Y" without X."""
    text = item.said.value if item.said else item.text
    if item.addressees:
        rest = text.partition(item.addressees[-1].value)[2].strip()
        text = rest[3:] if rest.startswith("to ") else text
    words = " ".join(text.split()[:24]).strip(" .")
    return words[:1].upper() + words[1:]


def _addressed(text: Cited, country: str | None) -> Entity:
    if country and re.fullmatch(r"(?:the\s+)?(?:national\s+|federal\s+|central\s+)?(?:government|cabinet)", text.value.strip(), re.I):
        return government(country, text.value)
    return actor(text, country)


def _add_figures(draft: Draft, document: DocumentInfo, country: str | None) -> None:
    """The figures of its sentences and tables; recommendations ask for things, they count nothing."""
    tables, blocks = split_tables(_outside(draft.source.body))
    sentences = [s for b in blocks if b.kind != "heading" or re.search(r"\d", b.value) for s in b.text.sentences()]
    add_figures(draft, find_figures(sentences), country, "fact_sheet.figure", document.dataset)
    for table in tables:
        add_figures(draft, table_figures(table), country, "fact_sheet.table", document.dataset)


def _outside(blocks: list[Block]) -> Iterator[Block]:
    """The blocks outside of the recommendations."""
    for block in blocks:
        titles = (*block.section, block.value) if block.kind == "heading" else block.section
        if not any(is_recommendations(title) for title in titles):
            yield block
