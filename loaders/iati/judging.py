"""Whether an activity is about trafficking in human beings: by its titles and descriptions, else by its sectors, tags and results.

The words of sectors and tags count in whatever vocabulary, as those of a 3W's sectors do, but for the goals and targets of the United
Nations: whoever reports on target 8.7 prints "human trafficking" among much else.
"""

from loaders.iati.activity import Activity, Said
from loaders.iati.reading import children
from loaders.parts.cells import without_contacts
from loaders.parts.relevance import Relevance, relevance_of
from loaders.parts.relevance_words import stems_in
from loaders.parts.sink import Sink

_GOALS = {"sector": frozenset({"7", "8", "9"}), "tag": frozenset({"2", "3"})}
"""The Sustainable Development Goals, their targets and indicators, in IATI's SectorVocabulary and TagVocabulary."""


def judge(activity: Activity, said: Said, sink: Sink) -> Relevance:
    """Note whether the activity speaks of trafficking in human beings, with the words and the element that it rests on."""
    judged = relevance_of([(language, text) for _, language, text in said])
    place = _place_of(judged.found, said)
    if judged.answer != "yes":
        for further, language, text in _speaking(_further(activity)):
            other = relevance_of([(language, text)])
            if other.found and (other.answer == "yes" or not judged.found):
                judged, place = other, further
                activity.lines.append(without_contacts(text))
                if other.answer == "yes":
                    break
    value = sink.value("Relevance", relevance=judged.answer)
    sink.rows(("HAS_RELEVANCE", "Programme", "Relevance")).append(
        (activity.id, value, activity.identifier, value, activity.number, place, judged.found, judged.rule,
         "sentence" if judged.found else "inferred")
    )  # fmt: skip
    return judged


def _place_of(found: str, said: Said) -> str:
    """The element that holds the words; the first that says anything where nothing was found."""
    told = next((place for place, _, text in said if found in text or found in text.lower()), "")
    return told or (said[0][0] if said else "title")


def _speaking(said: Said) -> Said:
    """The texts, where one may speak of trafficking: one look at all of them."""
    low = "\n".join([text for _, _, text in said]).lower()
    return said if low and stems_in(low, low) else []


def _further(activity: Activity) -> Said:
    """The texts of sectors, tags and titles of results; most have none, which costs a look at each."""
    said: Said = []
    for name, goals in _GOALS.items():
        for number, element in enumerate(activity.elements(name), 1):
            if (len(element) or element.text) and element.get("vocabulary") not in goals:
                said += [(f"{name}[{number}]", *text) for text in activity.texts(element)]
    for number, element in enumerate(activity.elements("result"), 1):
        for child in children(element):
            if activity.tags.get(child.tag) == "title":
                said += [(f"result[{number}]/title", *text) for text in activity.texts(child)]
    return said
