"""Who has a part in an activity: reporting, participating, paying and paid organisations, each with its ref as printed."""

from lxml import etree

from loaders.iati.activity import Activity
from loaders.iati.codes import INCOMING, PAID_OUT, ROLES
from loaders.iati.money import Money, Party, Payer, Sum
from loaders.iati.reading import best, single_text
from loaders.parts.cells import body_name
from loaders.parts.sink import Sink


def read_party(activity: Activity, element: etree._Element, sink: Sink) -> Party | None:
    """The organisation that an element prints; None where it prints neither name nor ref that can be kept."""
    text = single_text(element, activity.narrative)
    if text is None:
        texts = activity.texts(element)
        printed = (best(texts), *(text for _, text in texts))
        names = tuple(filter(None, dict.fromkeys(map(body_name, printed))))
    else:
        printed = (text,)
        names = (name,) if (name := body_name(text)) else ()
    ref = (element.get("ref") or "").strip()
    if "@" in ref:
        ref = activity.identifier_in(ref, element, sink)
    if not names:
        if any(printed):
            sink.remarks.add("an organisation's name is a person's or contact details; left out", activity.place)
        if not ref:
            return None
    number = sink.organisation(ref, names, (element.get("type") or "").strip(), activity.scope)
    return number, names[0] if names else ref, ref


def read_reporting(activity: Activity, sink: Sink) -> Party | None:
    """Note who publishes the activity; a secondary reporter says so."""
    first = None
    for place, element in enumerate(activity.elements("reporting-org"), 1):
        party = read_party(activity, element, sink)
        if party is None:
            continue
        first = first or party
        role = "secondary" if (element.get("secondary-reporter") or "").lower() in ("1", "true") else ""
        where = (party[0], activity.id, None, activity.identifier, activity.number, f"reporting-org[{place}]", party[1])
        sink.rows(("REPORTS", "Actor", "Programme")).append((*where, "iati.reporting", "table", role, party[2], ""))
        activity.lines.append(party[1])
    return first


def read_participating(activity: Activity, sink: Sink) -> set[Payer]:
    """Note who takes part, by role; those as printed, whatever their type, also without their ref."""
    named: set[Payer] = set()
    for place, element in enumerate(activity.elements("participating-org"), 1):
        role = activity.attribute(element, "role", sink)
        party = read_party(activity, element, sink)
        if party is None:
            sink.remarks.add("a participating-org has neither name nor ref to keep", f"{activity.place}, participating-org[{place}]")
            continue
        number, printed, ref = party
        named.add((printed, ref))
        named.add((printed, ""))
        edge = ROLES.get(role.lower(), "PARTICIPATES_IN")
        own = (element.get("activity-id") or "").strip()
        if "@" in own:
            own = activity.identifier_in(own, element, sink)
        where = (number, activity.id, None, activity.identifier, activity.number, f"participating-org[{place}]", printed)
        if edge == "FUNDS":
            row: tuple[object, ...] = (*where, "iati.participating", "table", "", None, "", "", "", ref, own)
        elif edge == "PARTICIPATES_IN":
            sink.remarks.add(f"participating-org has the role {role!r}; expected 1 to 4", f"{activity.place}, participating-org[{place}]")
            row = (*where, "iati.participating", "table", role, ref, own)
        else:
            row = (*where, "iati.participating", "table", "", ref, own)
        sink.rows((edge, "Actor", "Programme")).append(row)
        activity.lines.append(printed)
    return named


def note_payers(activity: Activity, sink: Sink, money: Money, known: set[Payer]) -> None:
    """Who pays into an activity funds it, with the sum of all years; who is paid out of it takes part, unless its part is named."""
    paid: dict[tuple[int, str, str], tuple[Party, Sum]] = {}
    for (kind, _, _, currency, _, _), total in money.sums.items():
        provider, receiver = total.provider, total.receiver
        if provider is not None and kind in INCOMING:
            paid.setdefault((provider[0], kind, currency), (provider, Sum()))[1].join(total)
        elif receiver is not None and kind in PAID_OUT and receiver[1:] not in known:
            known.add(receiver[1:])
            where = (receiver[0], activity.id, None, activity.identifier, activity.number, total.locator, receiver[1])
            row = (*where, "iati.receiver", "table", "receives funds", receiver[2], "")
            sink.rows(("PARTICIPATES_IN", "Actor", "Programme")).append(row)
            activity.lines.append(receiver[1])
    for (number, kind, currency), (party, total) in paid.items():
        quote = total.quote
        where = (number, activity.id, None, activity.identifier, activity.number, total.locator, quote)
        funded = (*where, "iati.provider", "table", "", total.amount, currency, "", kind, party[2], "")
        sink.rows(("FUNDS", "Actor", "Programme")).append(funded)
        activity.lines.append(quote)
