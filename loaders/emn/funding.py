"""Who pays for a measure and how much: the cells of funding and of its sources."""

import re

from graph.model import Entity, Value
from graph.resolve.reference import find_reference
from loaders.base import Draft
from loaders.cited import Cited
from loaders.emn.labels import EMPTY, words
from loaders.emn.tables import MeasureTable
from loaders.parts.money import Money, find_money
from loaders.parts.names import listed_bodies
from loaders.parts.organisations import actor, government, is_acronym
from loaders.parts.phases import Phase, split_phases

NOT_BODIES = frozenset(
    {"TIP", "TiP", "THB", "SOM", "NGO", "NGOs", "CSO", "CSOs", "LEA", "LEAs", "AVRR", "NRM", "IDP", "IDPs", "UAM", "SGBV", "GBV", "VAT",
     "EUR", "USD", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "BGN", "CHF", "GBP", "N/A", "NA"}
)  # fmt: skip
"""Capitals in cells that name no body."""

_OWN = re.compile(rf"\b{words('own_money')}\b", re.I)
"""What a contribution calls the money of its own state."""

_EU_FUNDS: tuple[tuple[str, ...], ...] = (
    ("Asylum, Migration and Integration Fund", "AMIF"),
    ("Internal Security Fund", "ISF"),
    ("European Social Fund", "ESF"),
    ("EU Emergency Trust Fund for Africa", "EUTF", "EU Trust Fund for Africa"),
    ("Neighbourhood, Development and International Cooperation Instrument", "NDICI"),
    ("Instrument for Pre-accession Assistance", "IPA"),
    ("Citizens, Equality, Rights and Values", "CERV"),
)
"""Funds of the European Union that contributions name, with their short names."""

_FUND = re.compile(
    r"\b(?:Fund|Facility|Instrument|Foundation|Trust|Bank|Grants|Mechanism|Agency|Ministry|Commission|Union|Council|Office)\b"
)
_PERCENT = r"\d{1,3}(?:[.,]\d+)?\s*(?:%|per\s?cent\b|pour\s?cent\b|por\s?ciento\b|procent\b|prozent\b)"
_SHARE = re.compile(rf"^\W*{_PERCENT}\s*(?:{words('given_by')}\s)?\s*", re.I)
_SHARE_BEHIND = re.compile(rf"\s*[(,–-]?\s*{_PERCENT}\)?\s*$", re.I)
_BEHIND = re.compile(rf"\s*(?:\((?:{words('given_by')}\s+)?(?P<bracket>[^()]+)\)|{words('given_by')}\s+(?P<plain>[^,;()\n]+))", re.I)
_BEFORE = re.compile(r"(?:^|[(,;\n])\s*(?P<plain>[^,;:()\n\d]{2,80}):\s*$")
_GAVE = re.compile(rf"(?P<plain>[A-ZÀ-Þ][^,;:()\n\d]{{2,80}}?)\s+{words('gave')}\s+$", re.I)
_CONVERTED = re.compile(rf"\(\s*(?:(?:{words('about')}|=|~|≈)\s*)*$", re.I)
_LEAD = re.compile(rf"(?:(?:and|the|und|et|y|en|och|de|het|la|le|les|el|der|die|das|{words('given_by')})\s+)+|l['’]", re.I)
_GIVEN = re.compile(rf"\W*(?:{words('given_by')})\s", re.I)
_CALLED = re.compile(r"(?:the )?[A-ZÀ-Þ][\w’'-]+(?: (?:of|and|for|the|[A-ZÀ-Þ(][\w’').-]*))*")
"""A name behind words that say who pays: no kind of body need be told by it."""

_PAID = re.compile(rf"\b{words('paid')}", re.I)


def add_money(draft: Draft, table: MeasureTable, subject: Entity, country: str) -> None:
    """Write down a measure's budget and funders; where no funder is named, the state whose contribution it is, inferred."""
    named = False
    for name in ("funding", "sources"):
        cell = table.cell(name)
        for phase in split_phases(cell, table.quoted(name)) if cell is not None else ():
            named = _add_phase(draft, phase, subject, country) or named
    if not named and country:
        evidence = table.question if table.question is not None and _PAID.search(table.question.value) else table.name
        draft.fact(government(country), "FUNDS", subject, evidence, "inferred", "emn.contributor_funds")


def _add_phase(draft: Draft, phase: Phase, subject: Entity, country: str) -> bool:
    """The amounts and funders of one phase; whether a funder is named."""
    part = phase.text
    amounts = _without_conversions(part.value, find_money(part.value, bare=True))
    shares = {money: body for money in amounts if (body := _funder_of(part, money, country)) is not None}
    for money in amounts:
        if _is_whole(part.value, money) and (money not in shares or len(amounts) == 1):
            value = Value("Budget", {"amount": money.amount, "currency": money.currency, "per": money.per})
            draft.fact(subject, "HAS_BUDGET", value, phase.quoted, "table", "emn.funding", phase=phase.name)
    told = {entity.shown for _, entity in shares.values()}
    for money, (at, funder) in shares.items():
        draft.fact(funder, "FUNDS", subject, at, "table", "emn.funding_share", phase=phase.name, amount=money.amount,
                   currency=money.currency or None, per=money.per or None)  # fmt: skip
    for at, funder in _funders(part, amounts, country):
        if funder.shown not in told:
            told.add(funder.shown)
            draft.fact(funder, "FUNDS", subject, at, "table", "emn.funding_source", phase=phase.name)
    if not amounts and not told:
        draft.skip(part, f"no amount and no funder can be read from {part.value[:60]!r}")
    return bool(told)


def _is_whole(text: str, money: Money) -> bool:
    """Whether an amount is no part of one: "35 million (of which 30 million EU)"."""
    bracket = text.rfind("(", 0, money.begin)
    return bracket < 0 or ")" in text[bracket : money.begin] or not _OF_WHICH.match(text, bracket + 1)


_OF_WHICH = re.compile(rf"\s*{words('of_which')}\b", re.I)


def _without_conversions(text: str, amounts: list[Money]) -> list[Money]:
    """The amounts without those that give another one in a second currency: "SEK 20 million (approx. EUR 1.8 million)"."""
    kept: list[Money] = []
    for money in amounts:
        converted = kept and money.currency and kept[-1].currency and money.currency != kept[-1].currency
        if not (converted and _CONVERTED.search(text[kept[-1].end : money.begin])):
            kept.append(money)
    return kept


def _funder_of(part: Cited, money: Money, country: str) -> tuple[Cited, Entity] | None:
    """The body to which a cell ties one amount: "€ 4.5 million (Germany)", "EU: 3 million"."""
    behind = _BEHIND.match(part.value, money.end)
    before = _BEFORE.search(part.value[: money.begin])
    gave = _GAVE.search(re.split(r"[.;]\s", part.value[: money.begin])[-1])
    gave = _GAVE.search(part.value[: money.begin], money.begin - len(gave[0])) if gave else None
    for match in (behind, before, gave):
        if match is None:
            continue
        name = "bracket" if match.groupdict().get("bracket") else "plain"
        inside = part.group(match, name)
        if find_money(inside.value) or len([b for b in listed_bodies(inside, country) if _trimmed(b.text)]) > 1:
            continue  # shares of a whole, or several that pay it together
        at = _trimmed(inside)
        entity = funder(at, country) if at else None
        if entity is not None:
            return at, entity
    return None


def _funders(part: Cited, amounts: list[Money], country: str) -> list[tuple[Cited, Entity]]:
    """The funders that a cell names besides its amounts."""
    bounds = [0, *(at for money in amounts for at in (money.begin, money.end)), len(part)]
    pieces = [_unwrapped(part.cut(start, end)) for start, end in zip(bounds[::2], bounds[1::2], strict=True)]
    found = []
    for body, said in ((b, _GIVEN.match(piece.value)) for piece in pieces if piece for b in listed_bodies(piece, country)):
        at = _trimmed(body.text)
        entity = funder(at, country) if at else None
        if entity is None and said and at and _CALLED.fullmatch(at.value):
            parts = at.split(rf"\s+(?:{words('also')})\s+")
            found += [(part, actor(part, country or None)) for part in parts]
        if entity is not None:
            found.append((at, entity))
    return found


def _unwrapped(text: Cited) -> Cited:
    """Without punctuation, and without a bracket around the whole."""
    plain = text.strip("-–:;,. ")
    return plain.strip("()") if re.fullmatch(r"\([^()]*\)", plain.value) or plain.value.count("(") != plain.value.count(")") else plain


def _trimmed(text: Cited) -> Cited:
    """A funder's text without its share: "75% EU", "EU (75%)"."""
    share = _SHARE.match(text.value)
    kept = text.cut(share.end()) if share else text
    behind = _SHARE_BEHIND.search(kept.value)
    kept = kept.cut(0, behind.start()) if behind else kept
    article = _LEAD.match(kept.value)
    kept = (kept.cut(article.end()) if article else kept).strip("-–:;,. ")
    return kept.strip("()") if kept.value.count("(") != kept.value.count(")") else kept


def funder(text: Cited, country: str) -> Entity | None:
    """The organisation that a text names by a known name, an acronym, a fund's name, or as the state's own budget; else None."""
    if EMPTY.match(text.value) or text.value in NOT_BODIES or len(text.value.split()) >= _LONGEST:
        return None
    if _OWN.search(text.value) and country:
        return government(country, text.value)
    fund = next((row for row in _EU_FUNDS if re.search(rf"\b(?:{'|'.join(row)})", text.value)), None)
    if fund:
        return Entity("Actor", text.value, fund[0], "eu_body", None, fund[1:])
    entity = actor(text, country or None)
    known = entity.kind in ("government", "ministry", "igo", "eu_body") or any(is_acronym(n) for n in entity.names)
    referred = any(find_reference("Actor", n, [country]) for n in entity.names)
    return entity if known or referred or (_FUND.search(text.value) and text.value[0].isupper()) else None


_LONGEST = 14
"""Words from which a text is a remark, no funder's name."""
