"""One `iati-activity` becomes rows: its names, its text, and what the parts read from its elements."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from graph.ids import digest, exact_id
from graph.records import ProgrammeName, Record
from loaders.iati.reading import Texts, best, inner_tags, language_of, single_text, texts_of
from loaders.parts.cells import is_address, name_of, without_contacts
from loaders.parts.sink import Sink

Elements = list[etree._Element]

Said = list[tuple[str, str, str]]
"""(place, language, text): what an activity says, element by element."""

NEVER = frozenset({"contact-info"})
"""Elements that are never read: people's names, addresses, telephones."""


@dataclass(slots=True)
class Activity:
    """One activity while it is read.

    Attributes:
        number: its place in the file, from 1.
        identifier: as published; "" where the activity has none.
        id: its node.
        element: the activity itself.
        groups: its elements by name, in order.
        tags: the names of its inner elements, by tag with the namespace's prefix.
        narrative: the name of narratives, with that prefix.
        language, currency: the activity's defaults; "".
        scope: the one country that it names; "" where it names none or several.
        lines: what its passage says.
        inner: countries, regions and sectors of its transactions, each with its place and name.
    """

    number: int
    identifier: str
    id: str
    element: etree._Element
    groups: dict[str, Elements]
    tags: Mapping[object, str]
    narrative: str
    language: str
    currency: str
    scope: str = ""
    lines: list[str] = field(default_factory=list)
    inner: list[tuple[str, str, etree._Element]] = field(default_factory=list)

    def elements(self, name: str) -> Elements:
        """The elements of a name."""
        return self.groups.get(name, [])

    def texts(self, element: etree._Element) -> Texts:
        """The texts of an element in all languages."""
        return texts_of(element, self.narrative, self.language)

    def name(self, element: etree._Element) -> str:
        """What an element is called, on one line; ""."""
        text = single_text(element, self.narrative)
        return name_of(best(self.texts(element)) if text is None else text)

    def attribute(self, element: etree._Element, name: str, sink: Sink) -> str:
        """A code or the like as printed; "" with a remark where it is somebody's e-mail address."""
        printed = (element.get(name) or "").strip()
        return self.identifier_in(printed, element, sink) if "@" in printed else printed

    def identifier_in(self, printed: str, element: etree._Element, sink: Sink) -> str:
        """An identifier as printed; "" with a remark where it is somebody's e-mail address."""
        if not is_address(printed):
            return printed
        tag = etree.QName(element).localname
        number = 1 + sum(1 for _ in element.itersiblings(element.tag, preceding=True))
        sink.remarks.add("an e-mail address stands in place of an identifier; left out", f"{self.place}, {tag}[{number}]")
        return ""

    @property
    def place(self) -> str:
        """Where a remark about it points."""
        return f"activity {self.identifier or self.number}"


def begin(element: etree._Element, number: int) -> Activity:
    """The activity of an element, its children in groups."""
    tag = str(element.tag)
    cut = tag.index("}") + 1 if tag[0] == "{" else 0
    prefix = tag[:cut]
    groups: dict[str, Elements] = {}
    for child in element:
        name = child.tag
        if name.__class__ is not str:
            continue
        if cut:
            if not name.startswith(prefix):
                continue
            name = name[cut:]
        if name in groups:
            groups[name].append(child)
        else:
            groups[name] = [child]
    for name in NEVER:
        groups.pop(name, None)
    currency = (element.get("default-currency") or "").strip().upper()
    printed = ((groups["iati-identifier"][0].text or "").strip()) if "iati-identifier" in groups else ""
    identifier = "" if is_address(printed) else printed
    return Activity(
        number,
        identifier,
        exact_id("programme", identifier) if identifier else "",
        element,
        groups,
        inner_tags(prefix),
        prefix + "narrative",
        language_of(element),
        "" if is_address(currency) else currency,
    )


def name_activity(activity: Activity, sink: Sink) -> Said:
    """Note what the activity calls itself; its texts (titles and descriptions)."""
    titles = [text for title in activity.elements("title") for text in activity.texts(title)]
    said = [("title", language, without_contacts(text)) for language, text in titles]
    for number, description in enumerate(activity.elements("description"), 1):
        place = "description" if number == 1 else f"description[{number}]"
        said += [(place, language, without_contacts(text)) for language, text in activity.texts(description)]
    name = name_of(best(titles)) if titles else activity.identifier or f"Activity {activity.number} without a title"
    if not activity.identifier:
        activity.id = f"programme:~{digest(name, [text for _, _, text in said], _told(activity))[:16]}"
        why = "the iati-identifier is an e-mail address" if _has_address(activity) else "the activity has no iati-identifier"
        sink.remarks.add(f"{why}; its id is made of the activity's content", f"activity {activity.number}")
    aliases = tuple(dict.fromkeys(alias for _, text in titles if (alias := name_of(text)) != name))
    found = ((other, (other.get("ref") or other.text or "").strip()) for other in activity.elements("other-identifier"))
    others = tuple(ref for other, printed in found if (ref := activity.identifier_in(printed, other, sink)))
    identifiers = (activity.identifier, *others) if activity.identifier else others
    kind = "project" if activity.identifier or titles else ""
    sink.chunk.programmes.append(ProgrammeName(activity.id, name, aliases, kind, identifiers))
    activity.lines += [text for _, _, text in said]
    return said


def _has_address(activity: Activity) -> bool:
    return any(is_address(element.text or "") for element in activity.elements("iati-identifier")[:1])


def _told(activity: Activity) -> list[str]:
    """What else tells one activity without an identifier from another: its own attributes of reporter, date and country."""
    named = ("reporting-org", "activity-date", "recipient-country", "participating-org")
    return [f"{name} {sorted(map(str, child.attrib.items()))}" for name in named for child in activity.elements(name)]


def finish(activity: Activity, sink: Sink) -> None:
    """Write down the activity's passage."""
    text = "\n".join(dict.fromkeys(filter(None, activity.lines)))
    sink.chunk.records.append(Record(activity.number, activity.identifier, text))
