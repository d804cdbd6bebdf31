"""Gold of a made-up document, and an export of it, for the tests of the comparison."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

STEM = "emn-malta"
ENTITIES: tuple[dict[str, Any], ...] = (
    {"id": "actor:police", "label": "Actor", "name": "Malta Police Force", "aliases": ["the MPF"]},
    {"id": "programme:lantern", "label": "Programme", "name": "Lantern", "aliases": []},
    {"id": "country:GE", "label": "Country", "name": "Georgia", "aliases": []},
    {"id": "figure:permits", "label": "Figure", "name": "Permits issued to victims", "aliases": None},
)


def gold_fact(
    subject: str, predicate: str, object_: str | None, strength: str = "table", quote: str = "", **qualifiers: Any
) -> dict[str, Any]:
    return {"doc": STEM, "subject": subject, "predicate": predicate, "object": object_, "qualifiers": qualifiers,
            "quote": quote or "as printed", "strength": strength}  # fmt: skip


FACTS: tuple[dict[str, Any], ...] = (
    gold_fact("actor:police", "IMPLEMENTS", "programme:lantern"),
    gold_fact("programme:lantern", "TARGETS", "country:GE", "sentence"),
    gold_fact("programme:lantern", "HAS_BUDGET", None, amount=1500000, currency=None),
    gold_fact("figure:permits", "HAS_VALUE", None, "sentence", quote="twelve permits were issued in 2023", value=12),
)


def write_gold(
    folder: Path, facts: Sequence[dict[str, Any] | str] = FACTS, entities: Sequence[dict[str, Any] | str] = ENTITIES, stem: str = STEM
) -> Path:
    """The two files of a document; texts are written as they are."""
    folder.mkdir(exist_ok=True)
    for name, records in (("facts", facts), ("entities", entities)):
        lines = [record if isinstance(record, str) else json.dumps(record) for record in records]
        (folder / f"{stem}.{name}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    return folder


def exported(
    subject: tuple[str, str], predicate: str, object_: tuple[str, str] | None, strength: str = "table", quote: str = "x", **qualifiers: Any
) -> dict[str, Any]:
    """A line of the export; the ends are given by label and name."""
    ends = [
        None if end is None else {"id": f"{end[0].lower()}:ours", "label": end[0], "name": end[1], "aliases": []}
        for end in (subject, object_)
    ]
    return {"document": STEM, "subject": ends[0], "predicate": predicate, "object": ends[1], "qualifiers": qualifiers,
            "quote": quote, "strength": strength}  # fmt: skip


POLICE, LANTERN, GEORGIA = ("Actor", "the Malta police force"), ("Programme", "LANTERN"), ("Country", "Georgia")
