"""The European Commission's country pages on trafficking: prose under fixed headings, lists of contacts at the end.

"We" on such a page is the country's government. Law texts and conditions of protection hold no facts. Only labelled lists
and plain sentences are read: what "will" or "is expected to" happen is left out.
"""

import re
from collections import Counter

from graph.model import DocumentInfo, Extraction
from graph.resolve.countries import country_name
from loaders.base import Draft, Source, document_info
from loaders.country_page.bodies import add_bodies, add_contacts
from loaders.country_page.cooperation import add_cooperation
from loaders.country_page.plans import add_plans
from loaders.country_page.sections import HEADINGS, PRINTED, Page, Spot, find_topic, read_spots
from loaders.parts.dates import find_date
from loaders.parts.figures import add_figures, find_figures
from loaders.parts.places import find_adjectives, find_places
from loaders.parts.prose.engine import Telling, add_prose_facts
from loaders.parts.prose.scope import find_plan_entity
from loaders.sniff import Sniff

KIND = "country_page"
LOOKS_FOR = f"at least four of the headings of a European Commission country page ({', '.join(PRINTED.values())})"

_TITLE = re.compile(r"\bTogether against trafficking in human beings\b", re.I)
_ISSUED = re.compile(r"\b(?:page )?last (?:updated|update|modified)\W+(?P<date>.+)$", re.I)


def sniff(source: Source) -> Sniff:
    """By how many of the fixed headings it has; four are enough."""
    topics = {topic for b in source.body if (topic := find_topic(b))}
    titled = any(_TITLE.search(b.value) for b in source.body[:8])
    score = min(1.0, len(topics) / 8 + 0.2 * titled) if len(topics) > 3 else 0.2 * titled
    return Sniff(score, f"{len(topics)} of the {len(HEADINGS)} headings of a Commission country page")


def load(source: Source) -> Extraction:
    """The plans, figures, bodies, cooperation and contacts of the page."""
    draft = Draft(source)
    document = _document(source)
    page = Page(document.country or "", document.dataset, tuple(read_spots(source.body)))
    if page.country:
        add_plans(draft, page)
        add_bodies(draft, page)
        add_cooperation(draft, page)
        add_contacts(draft, page)
        prose = [spot.block for spot in page.under() if spot.topic != "reports"]
        add_prose_facts(draft, prose, Telling(page.country, plan=find_plan_entity(draft.facts), language=document.language))
    counted = [s for spot in page.spots if _may_count(spot) for s in spot.block.text.sentences()]
    add_figures(draft, find_figures(counted), document.country, "country_page.figure", document.dataset)
    return draft.finish(document)


def _may_count(spot: Spot) -> bool:
    return spot.topic != "contacts" and spot.block.kind in ("paragraph", "list_item", "table_row")


def _document(source: Source) -> DocumentInfo:
    named: Counter[str] = Counter(p.entity.key for p in find_places(source.text) if p.entity.label == "Country" and p.entity.key)
    named.update(code for code, _, _ in find_adjectives(source.text))
    best = sorted(named.items(), key=lambda pair: (-pair[1], pair[0]))
    country = best[0][0] if best else None
    printed = next((b.value for b in source.body[:8] if _TITLE.search(b.value)), "")
    title = printed or f"Together Against Trafficking in Human Beings – {country_name(country) if country else source.stem}"
    return document_info(source, KIND, title, country=country, issuer="European Commission", issued=_issued(source))


def _issued(source: Source) -> str | None:
    """The date of the page's last update, where it is printed."""
    for block in (*source.body[:10], *source.body[-10:]):
        match = _ISSUED.search(block.value)
        if match:
            return find_date(match["date"]) or None
    return None
