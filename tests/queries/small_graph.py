"""A small graph for the questions, made by hand: three documents, two editions of one, and a reference table."""

from collections import defaultdict
from collections.abc import Mapping

from graph.schema import EDGES, NODES
from graph.store import Cell, SourceBatch

Qualifiers = Mapping[str, Cell]

NUMBERED = 40
"""Projects without a name of their own, for graphs made by chance."""

NAMES: Mapping[str, tuple[str, tuple[str, ...], str, str, tuple[str, ...]]] = {
    # id: name, aliases, kind, country, identifiers
    "actor:government-nl": ("Government of the Netherlands", ("the Netherlands",), "government", "NL", ("XM-DAC-7",)),
    "actor:government-ng": ("Government of Nigeria", ("Nigeria",), "government", "NG", ()),
    "actor:iom": ("International Organization for Migration", ("IOM",), "igo", "", ("XM-DAC-47066",)),
    "actor:unodc": ("United Nations Office on Drugs and Crime", ("UNODC",), "igo", "", ()),
    "actor:naptip": ("NAPTIP", (), "agency", "NG", ()),
    "actor:justice-nl": ("Ministry of Justice", ("Justice",), "ministry", "NL", ()),
    "actor:justice-ng": ("Federal Ministry of Justice", ("Ministry of Justice",), "ministry", "NG", ()),
    "actor:police-nl": ("Dutch National Police", (), "police", "NL", ()),
    "actor:who": ("World Health Organization", ("WHO",), "igo", "", ()),
    "actor:greta": ("GRETA", (), "igo", "", ()),
    "country:NG": ("Nigeria", (), "", "NG", ()),
    "country:NE": ("Niger", (), "", "NE", ()),
    "country:GH": ("Ghana", (), "", "GH", ()),
    "region:west-africa": ("West Africa", (), "", "", ()),
    "theme:prevention": ("Prevention", ("Demand reduction",), "", "", ()),
    "theme:protection": ("Protection", (), "", "", ()),
    "region:world": ("World", (), "", "", ()),
    "region:ng-edo": ("Edo State", (), "", "NG", ()),
    "programme:act-compass": ("Support to COMPASS", (), "project", "", ("XM-1",)),
    "programme:act-boats": ("Boats", (), "project", "", ("XM-2",)),
    "programme:act-region": ("Routes", (), "project", "", ("XM-3",)),
    "programme:act-world": ("Help line", (), "project", "", ("XM-4",)),
    "programme:act-whole": ("Shelter fund", (), "project", "", ("XM-5",)),
    "programme:act-part": ("Shelters in Ghana", (), "project", "", ("XM-6",)),
    "programme:act-edo": ("Edo desk", (), "project", "", ("XM-7",)),
    "programme:compass": ("COMPASS", ("Cooperation on Migration and Partnerships",), "programme", "", ("XM-DAC-47066-PX.0263",)),
    "programme:shield": ("Shield Niger", (), "project", "", ()),
    "programme:bridge": ("Bridge", (), "project", "", ()),
    "programme:sahel": ("Sahel Watch", (), "project", "", ()),
    "programme:oa-labour": ("Operational Action on labour exploitation", (), "operational_action", "", ()),
    "programme:empact": ("EMPACT THB", ("EMPACT",), "programme", "", ()),
    "programme:XM-DAC-47066-PX.0263": ("Cooperation on Migration (COMPASS)", (), "", "", ("XM-DAC-47066-PX.0263",)),
    "programme:XM-DAC-47066-PX.0777": ("Safe Harbour", (), "", "", ("XM-DAC-47066-PX.0777",)),
    "programme:XM-DAC-47066-PX.0778": ("Woods", (), "", "", ("XM-DAC-47066-PX.0778",)),
    "programme:plan": ("National Action Plan", (), "action_plan", "NL", ()),
    "programme:chapter-1": ("Chapter 1: Labour", ("Labour",), "action_line", "NL", ()),
    "action:1-1": ("Action 1.1 Train inspectors", ("Action 1.1",), "", "", ()),
    "action:1-2": ("Action 1.2 Open a help desk", ("Action 1.2",), "", "", ()),
    "action:1-2a": ("Action 1.2a Translate its leaflet", (), "", "", ()),
    "recommendation:44": ("GRETA p44", ("GRETA urges the authorities to train judges",), "", "", ()),
    "recommendation:45": ("GRETA p45", (), "", "", ()),
    **{f"programme:p{number:02}": (f"Project {number:02}", (), "project", "", ()) for number in range(NUMBERED)},
}

LABELS: Mapping[str, str] = {label.lower(): label for label in NODES}


def label_of(id_: str) -> str:
    """The label of a node, from its id."""
    return LABELS[id_.split(":", 1)[0]]


class Source:
    """One document, made statement by statement; each statement has a passage of its own, with its quote as text."""

    def __init__(self, id_: str, title: str, issued: str, loaded_at: str, dataset: str = "", kind: str = "") -> None:
        self.id = id_
        stem = id_.split("~")[0]
        given = {
            "id": id_,
            "name": title,
            "stem": stem,
            "title": title,
            "issued": issued,
            "loaded_at": loaded_at,
            "dataset": dataset or stem,
            "kind": kind,
        }
        self._document = _filled("Document", given)
        self._nodes: dict[str, dict[str, dict[str, Cell]]] = defaultdict(dict)
        self._edges: dict[tuple[str, str, str], list[dict[str, Cell]]] = defaultdict(list)
        self._named: set[str] = set()
        self._count = 0

    def say(
        self, subject: str, predicate: str, object_: str | Mapping[str, Cell], *, strength: str = "table", review: str = "", **more: Cell
    ) -> None:
        """Add one statement; the object is an id, or the content of a value with its `label`."""
        self._count += 1
        right = object_ if isinstance(object_, str) else self._value(object_)
        self._name(subject)
        self._name(right)
        quote = f"{subject} {predicate} {right}"
        passage = f"{self.id}/p{self._count}"
        self._nodes["Passage"][passage] = _filled(
            "Passage",
            {
                "id": passage,
                "document": self.id,
                "ordinal": self._count,
                "kind": "sentence",
                "page": 1,
                "section": "Part 1",
                "text": f"It says: {quote}.",
            },
        )
        self._edge("FROM_DOCUMENT", passage, self.id, {})
        statement = {
            "id": f"s-{self.id}-{self._count}",
            "document": self.id,
            "passage": passage,
            "strength": strength,
            "review": review,
            "quote": quote,
            "rule": "test",
        }
        self._edge(predicate, subject, right, {**statement, **more})

    def mention(self, ordinal: int, *named: str) -> None:
        """Say that one of the passages names these things."""
        passage = f"{self.id}/p{ordinal}"
        for id_ in named:
            self._name(id_)
            quote = next(form for form in (NAMES[id_][0], *NAMES[id_][1]) if form)
            mention = {
                "id": f"m-{passage}-{id_}",
                "document": self.id,
                "passage": passage,
                "strength": "sentence",
                "rule": "mention",
                "quote": quote,
            }
            self._nodes["Passage"][passage]["text"] = f"{self._nodes['Passage'][passage]['text']} {quote}"
            self._edge("MENTIONS", passage, id_, mention)

    def batch(self) -> SourceBatch:
        """All rows, by column."""
        nodes = {label: _columns(list(rows.values())) for label, rows in self._nodes.items()}
        return SourceBatch(self._document, nodes, {key: _columns(rows) for key, rows in self._edges.items()})

    def _value(self, content: Mapping[str, Cell]) -> str:
        label = str(content["label"])
        properties = {k: v for k, v in content.items() if k != "label"}
        words = " ".join(f"{v:.15g}" if isinstance(v, float) else str(v) for v in properties.values())
        id_ = f"{label.lower()}:" + words.replace(" ", "/")
        self._nodes[label][id_] = _filled(label, {**properties, "id": id_, "name": words.strip()})
        return id_

    def _name(self, id_: str) -> None:
        if id_ in NAMES and id_ not in self._named:
            self._named.add(id_)
            name, aliases, kind, country, identifiers = NAMES[id_]
            properties = {
                "document": self.id,
                "name": name,
                "aliases": list(aliases),
                "kind": kind,
                "country": country,
                "identifiers": list(identifiers),
            }
            self._edge("NAMES", self.id, id_, properties)

    def _edge(self, name: str, left: str, right: str, properties: Qualifiers) -> None:
        key = (name, *(("Passage" if "/p" in end else "Document") if end.startswith(self.id) else label_of(end) for end in (left, right)))
        blank = {k: _blank(t) for k, t in EDGES[name].properties.items()}
        self._edges[key[0], key[1], key[2]].append({"from_id": left, "to_id": right, **blank, **properties})


def money(amount: float, currency: str = "", per: str = "") -> dict[str, Cell]:
    """A budget's content."""
    return {"label": "Budget", "amount": amount, "currency": currency, "per": per}


def period(start: str, end: str, text: str = "") -> dict[str, Cell]:
    """A period's content."""
    return {"label": "Period", "start_date": start, "end_date": end, "text": text}


def _filled(label: str, given: Mapping[str, Cell]) -> dict[str, Cell]:
    return {name: given.get(name, _blank(type_)) for name, type_ in NODES[label].properties.items()}


def _blank(type_: str) -> Cell:
    return "" if type_ == "STRING" else [] if type_.endswith("[]") else None


def _columns(rows: list[dict[str, Cell]]) -> dict[str, list[Cell]]:
    return {name: [row[name] for row in rows] for name in rows[0]}
