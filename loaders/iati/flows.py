"""The money of an activity: budgets, planned disbursements and transactions, added up (see money.py)."""

from lxml import etree

from loaders.iati.activity import Activity
from loaders.iati.codes import BUDGET_TYPES, FLOWS
from loaders.iati.money import NOBODY, Flow, Money, Payer, Sum
from loaders.iati.parties import note_payers, read_party
from loaders.iati.reading import children
from loaders.parts.cells import day, number
from loaders.parts.sink import Sink

_DATED = frozenset({"transaction-date", "period-start", "period-end"})

_INNER = frozenset({"recipient-country", "recipient-region", "sector"})
"""What a transaction names that is no money."""


def add_flows(activity: Activity, sink: Sink) -> Money:
    """All sums of money; what transactions name beside it is put into the activity's `inner`, so that none is gone through twice."""
    money = Money()
    for name in ("budget", "planned-disbursement"):
        for place, element in enumerate(activity.elements(name), 1):
            kind = BUDGET_TYPES.get((element.get("type") or "").lower(), "")
            _add(activity, sink, element, f"{name}[{place}]", (name.replace("-", "_"), kind), money)
    for place, element in enumerate(activity.elements("transaction"), 1):
        _add(activity, sink, element, f"transaction[{place}]", None, money)
    return money


def note_flows(activity: Activity, sink: Sink, money: Money, known: set[Payer]) -> None:
    """Note sums of money, and who paid and was paid."""
    for reason, place in money.remarks:
        sink.remarks.add(reason, place)
    if activity.elements("total-expenditure"):
        sink.remarks.add("total-expenditure is of organisation files", activity.place)
    if not money.sums:
        return
    rows = sink.rows(("HAS_BUDGET", "Programme", "Budget"))
    id_, identifier, record = activity.id, activity.identifier, activity.number
    for flow, total in money.sums.items():
        kind, revision, year, currency, payer, receiver = flow
        budget, quote = sink.amount(total.amount, currency), total.quote
        rows.append((id_, budget, identifier, budget, record, total.locator, quote, "iati.money", "table", "", kind, revision, year,
                     payer[0], receiver[0]))  # fmt: skip
        activity.lines.append(quote)
    note_payers(activity, sink, money, known)


def _add(activity: Activity, sink: Sink, element: etree._Element, place: str, planned: tuple[str, str] | None, money: Money) -> None:
    """Add one budget, planned disbursement or transaction to its sum."""
    amount: float | None = None
    printed = currency = date = code = start = end = ""
    provider = receiver = None
    tags = activity.tags
    for child in children(element):
        tag = tags.get(child.tag)
        if tag == "value":
            printed = (child.text or "").strip()
            currency = activity.attribute(child, "currency", sink).upper()
            amount = number(printed)
            date = date or day(child.get("value-date") or "") or _tell_day(activity, place, child, child.get("value-date"), money)
        elif tag in _DATED:
            said = child.get("iso-date") or child.text or ""
            found = day(said) or _tell_day(activity, place, child, said, money)
            if tag == "period-end":
                end = found
            else:
                start = date = found or date
        elif tag == "transaction-type":
            code = (child.get("code") or child.text or "").strip().upper()
        elif tag == "receiver-org":
            receiver = read_party(activity, child, sink)
        elif tag == "provider-org":
            provider = read_party(activity, child, sink)
        elif tag in _INNER and planned is None:
            activity.inner.append((tag, f"{place}/{tag}", child))
    if amount is None:
        money.remarks.append((f"a value is {printed[:30]!r}; expected a number", f"{activity.place}, {place}/value"))
        return
    if end and end < start:
        money.remarks.append(("a period of money ends before it begins; kept as published", f"{activity.place}, {place}"))
    currency = currency or activity.currency
    kind, revision = planned or (_kind_of(activity, code, place, money), "")
    year = _years(date, end) if end else date[:4]
    flow: Flow = (kind, revision, year, currency, provider[1:] if provider else NOBODY, receiver[1:] if receiver else NOBODY)
    total = money.sums.get(flow) or money.sums.setdefault(flow, Sum(provider, receiver))
    total.add(amount, place, f"{printed} {currency}" if currency else printed)


def _tell_day(activity: Activity, place: str, element: etree._Element, printed: str | None, money: Money) -> str:
    """Tell that what is printed is no day, if anything is; ""."""
    if printed and printed.strip():
        where = f"{activity.place}, {place}/{etree.QName(element).localname}"
        money.remarks.append((f"a date is {printed.strip()[:30]!r}; expected YYYY-MM-DD", where))
    return ""


def _years(start: str, end: str) -> str:
    """The year in which a period begins; with the last, as 2023/2024, where it is longer than twelve months, as no budget should be."""
    year = start[:4]
    return f"{year}/{end[:4]}" if year and end > f"{int(year) + 1:04}{start[4:]}" else year


def _kind_of(activity: Activity, code: str, place: str, money: Money) -> str:
    """A transaction's type in words."""
    kind = FLOWS.get(code)
    if kind is None:
        money.remarks.append((f"the transaction type {code!r} is on no code list", f"{activity.place}, {place}/transaction-type"))
    return kind or "other"
