"""The transactions of an activity one by one, from its file: the graph keeps their sums alone."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from lxml import etree

from loaders.iati.activity import Activity, begin
from loaders.iati.codes import FLOWS
from loaders.iati.files import RECORDS, read_files
from loaders.parts.cells import day, is_address
from loaders.readers.packed import blocks
from loaders.readers.xml_stream import read_elements


@dataclass(frozen=True, slots=True)
class Transaction:
    """One transaction as published.

    Attributes:
        activity: the identifier of the activity.
        record: the activity's number in the file, from 1; an identifier may come twice.
        locator: the element's path inside the activity.
        kind: its type in words of the code list; "other" where the code is on no list.
        date: ISO 8601; "" where the file gives none.
        value: the amount as printed; it may be no number.
        currency: the value's, else the activity's default, else "": it is never assumed.
    """

    activity: str
    record: int
    locator: str
    kind: str
    date: str
    value: str
    currency: str
    provider: str
    provider_ref: str
    receiver: str
    receiver_ref: str


def read_transactions(path: Path, identifiers: AbstractSet[str]) -> Iterator[Transaction]:
    """The transactions of the activities with these identifiers, in the order of the file, which is read once.

    Raises:
        SourceError: the file cannot be read, or breaks off.
    """
    number = 0
    for file in read_files(path):
        if file.problem:
            continue
        for element in read_elements(file.name, file.head, blocks(path, file.member), RECORDS, partial(str, file.name)):
            number += 1
            activity = begin(element, number)
            if activity.identifier in identifiers:
                for place, transaction in enumerate(activity.elements("transaction"), 1):
                    yield _transaction(activity, transaction, f"transaction[{place}]")


def _transaction(activity: Activity, element: etree._Element, locator: str) -> Transaction:
    parts = {name: child for child in element if (name := activity.tags.get(child.tag))}
    value, date, kind = parts.get("value"), parts.get("transaction-date"), parts.get("transaction-type")
    code = _attribute(kind, "code") or _text(kind)
    provider, provider_ref = _party(activity, parts.get("provider-org"))
    receiver, receiver_ref = _party(activity, parts.get("receiver-org"))
    return Transaction(
        activity.identifier,
        activity.number,
        locator,
        FLOWS.get(code.upper(), "other"),
        day(_attribute(date, "iso-date") or _text(date)) or day(_attribute(value, "value-date")),
        _text(value),
        _attribute(value, "currency").upper() or activity.currency,
        provider,
        provider_ref,
        receiver,
        receiver_ref,
    )


def _party(activity: Activity, element: etree._Element | None) -> tuple[str, str]:
    """(name with people masked, ref as printed; "" where it is somebody's e-mail address)."""
    if element is None:
        return "", ""
    ref = _attribute(element, "ref")
    return activity.name(element), "" if is_address(ref) else ref


def _text(element: etree._Element | None) -> str:
    return (element.text or "").strip() if element is not None else ""


def _attribute(element: etree._Element | None, name: str) -> str:
    return (element.get(name) or "").strip() if element is not None else ""
