"""Loader of a government's reply to (comments on) a report of GRETA, the Council of Europe's group of experts.

Each recommendation of the report is quoted with its paragraph number and answered. A recommendation that both welcomes and
demands is put as strongly as it demands; only one that demands nothing has the verb "welcomes". The items of a recommendation
continue its sentence: they share its verb, paragraph and addressee.
"""

import re
from collections import Counter
from collections.abc import Sequence

from graph.model import DocumentInfo, Extraction
from loaders.base import Draft, Source, document_info
from loaders.greta_reply.action_lines import add_action_lines
from loaders.greta_reply.facts import write_facts
from loaders.greta_reply.recommendations import Recommendation, find_recommendations, opening
from loaders.parts.dates import find_date
from loaders.parts.organisations import government
from loaders.parts.places import find_adjectives, find_places
from loaders.parts.prose.engine import Telling, add_prose_facts
from loaders.readers.blocks import Block
from loaders.sniff import Sniff

KIND = "greta_reply"
LOOKS_FOR = "recommendations of GRETA (urges, considers, invites, welcomes) with a government's replies"

_TITLE = re.compile(r"\b(?:comments?|repl(?:y|ies)|responses?|reaction|observations)\b", re.I)
_GRETA = re.compile(r"\bGRETA\b|\bGroup of Experts on Action\b")
_ANSWER = re.compile(r"^(?:\w+\s+){0,3}(?:Comments?|Responses?|Reply|Answers?)\b[^.]{0,60}(?:[:–-]|$)")
_REPORT = (
    re.compile(r"\bGRETA\s?\((20\d\d)\)\s?\d+"),
    re.compile(r"\b(20\d\d)\s+(?:evaluation\s+)?report\b", re.I),
    re.compile(r"\breport\b[^.]{0,80}\b(?:published|adopted|issued)\b[^.]{0,40}\b(20\d\d)\b", re.I),
)
_DATED = re.compile(r"\b(?:datum|date|dated|den|le)\b\s*:?\s*", re.I)
_TOP = 40
"""Blocks among which the title, the letter and the date stand."""


def sniff(source: Source) -> Sniff:
    """Recommendations of GRETA, and a title or labels that say they are answered."""
    found = sum(1 for b in source.body if opening(b.value))
    if not found:
        return Sniff(0.0, "no recommendation of GRETA")
    title = _find_title(source.body[:_TOP]) is not None
    labels = sum(1 for b in source.body if _ANSWER.match(b.value))
    score = min(0.25, 0.05 * found) + (0.6 if title else 0.2) + (0.15 if labels else 0.0)
    return Sniff(score, f"{found} recommendations of GRETA" + (", a title that answers them" if title else ""))


def load(source: Source) -> Extraction:
    """All recommendations with verb, paragraph, topic, addressee and reply."""
    draft = Draft(source)
    found = find_recommendations(source.body)
    country = _find_country(source, found)
    info = _info(source, country)
    if country is None and found:
        draft.skip(found[0].at, "the state that replies is not named, so no addressee is known")
    write_facts(draft, found, country, _report_year(source) or (info.issued or "")[:4] or "undated")
    if country:
        replies = _replies(source.body, found)
        add_action_lines(draft, replies, country)
        add_prose_facts(draft, replies, Telling(country, language=info.language))
    return draft.finish(info)


def _replies(body: Sequence[Block], found: Sequence[Recommendation]) -> list[Block]:
    """The blocks behind the first recommendation that hold none of GRETA's words, headings among them."""
    asked = {one.at.start for whole in found for one in (whole, *whole.parts)}
    first = next((i for i, b in enumerate(body) if opening(b.value)), len(body))
    return [b for b in body[first:] if b.text.start not in asked and not opening(b.value)]


def _info(source: Source, country: str | None) -> DocumentInfo:
    title = _find_title(source.body[:_TOP])
    top = " \n".join(b.value for b in source.body[:_TOP] if not opening(b.value))
    dated = _DATED.search(top)
    issued = (find_date(top[dated.end() : dated.end() + 30]) if dated else "") or find_date("\n".join(_letter(source.body[:_TOP])))
    return document_info(
        source,
        KIND,
        title.value.strip(" .*") if title else source.stem,
        country=country,
        issuer=government(country).shown if country else None,
        issued=issued or None,
    )


def _letter(blocks: Sequence[Block]) -> list[str]:
    """Short lines before the first recommendation: where a letter has its date."""
    first = next((i for i, b in enumerate(blocks) if opening(b.value)), len(blocks))
    return [b.value for b in blocks[:first] if len(b.value) < 60]


def _find_title(blocks: Sequence[Block]) -> Block | None:
    """The first block that says it answers GRETA (or its group of experts)."""
    for block in blocks:
        if opening(block.value):
            return None
        if len(block.value) < 400 and _TITLE.search(block.value) and _GRETA.search(block.value) and not block.value.endswith(";"):
            return block
    return None


def _find_country(source: Source, found: Sequence[Recommendation]) -> str | None:
    """The state that replies: whose authorities GRETA addresses; else the one that the title names."""
    counts: Counter[str] = Counter()
    for one in found:
        for code, _, end in find_adjectives(one.at.value):
            counts[code] += bool(re.match(r"\s+(?:authorities|government)\b", one.at.value[end:], re.I))
        for place in find_places(one.at.value):
            before = one.at.value[: place.start]
            counts[place.entity.key or ""] += bool(re.search(r"\bauthorities (?:of|in) (?:the )?$", before))
    best = [code for code, count in counts.most_common(1) if count and code]
    if best:
        return best[0]
    title = _find_title(source.body[:_TOP])
    named = [p.entity.key for p in find_places(title.value) if p.entity.label == "Country"] if title else []
    return named[0] if named else None


def _report_year(source: Source) -> str:
    """The year of GRETA's report: in its number, its name, or when it was published."""
    text = "\n".join(b.value for b in source.blocks[:_TOP])
    return next((m[1] for pattern in _REPORT if (m := pattern.search(text))), "")
