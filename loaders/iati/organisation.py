"""Organisation files (`iati-organisation`): what an organisation calls itself beside its identifier. Nothing else of them is read."""

from lxml import etree

from graph.records import Record
from loaders.iati.reading import best, language_of, texts_of
from loaders.parts.cells import body_name, is_address, name_of
from loaders.parts.sink import Sink


def read_organisation(element: etree._Element, number: int, sink: Sink) -> str:
    """Note one organisation's identifier and names; the identifier."""
    tag = str(element.tag)
    cut = tag.index("}") + 1 if tag[0] == "{" else 0
    prefix, language = tag[:cut], language_of(element)
    identifier, names = "", []
    for child in element:
        if child.tag.__class__ is not str or not child.tag.startswith(prefix):
            continue
        name = child.tag[cut:]
        if name in ("organisation-identifier", "iati-identifier"):
            identifier = (child.text or "").strip()
        elif name == "name":
            names += texts_of(child, prefix + "narrative", language)
    if is_address(identifier):
        sink.remarks.add("an e-mail address stands in place of an identifier; left out", f"record {number}")
        identifier = ""
    shown = tuple(filter(None, dict.fromkeys(body_name(text) for text in ((best(names), *(t for _, t in names)) if names else ()))))
    if shown or identifier:
        sink.organisation(identifier, shown, "", "")
    else:
        sink.remarks.add("an organisation has neither identifier nor name to keep", f"record {number}")
    sink.chunk.records.append(Record(number, identifier, "\n".join(dict.fromkeys((identifier, *(name_of(t) for _, t in names))))))
    return identifier
