"""The comparison of a store's exported facts with gold, fact by fact, in both directions."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from graph.editions import all_editions, editions_in_force
from graph.export.facts import export_facts
from graph.quality.gold import GoldFact
from graph.quality.matching import End, same_end, same_value
from graph.quality.scoring import ExportedFact, Judged, Quality
from graph.store import GraphStore

_Fact = TypeVar("_Fact", GoldFact, ExportedFact)


def quality_of(store: GraphStore, gold: Mapping[str, Sequence[GoldFact]]) -> Quality:
    """Compare the editions in force of the documents that gold names with their gold."""
    editions = {edition.stem: edition for edition in editions_in_force(all_editions(store))}
    kinds = {document: editions[document].kind for document in gold if document in editions}
    exported = [json.loads(line) for document in kinds for line in export_facts(store, editions[document].id)]
    return compare(gold, exported, kinds)


def compare(gold: Mapping[str, Sequence[GoldFact]], exported: Iterable[Mapping[str, Any]], kinds: Mapping[str, str]) -> Quality:
    """Compare gold facts with lines of an export.

    Args:
        gold: by document.
        exported: the objects of the export's lines (Any, as JSON is); those of other documents are left aside.
        kinds: the kind of each document that is loaded.
    """
    facts: dict[str, list[ExportedFact]] = defaultdict(list)
    for record in exported:
        facts[str(record["document"])].append(_exported(record))
    judged_gold, judged_exported, unjudged = list[Judged](), list[Judged](), defaultdict[str, int](int)
    for document in (d for d in gold if d in kinds):
        kind, wanted, got = kinds[document], _by_predicate(gold[document]), _by_predicate(facts[document])
        for fact in gold[document]:
            found = any(_says(fact, other) for other in got.get(fact.predicate, ()))
            judged_gold.append(Judged(fact, kind, found, _gold_key(fact)))
        for statement in facts[document]:
            if statement.predicate in wanted:
                confirmed = any(_says(other, statement) for other in wanted[statement.predicate])
                judged_exported.append(Judged(statement, kind, confirmed, _exported_key(statement)))
            else:
                unjudged[statement.predicate] += 1
    missing = tuple(document for document in gold if document not in kinds)
    return Quality(tuple(judged_gold), tuple(judged_exported), missing, dict(sorted(unjudged.items())))


def _says(gold: GoldFact, exported: ExportedFact) -> bool:
    """Whether an exported fact of the same predicate says what the gold does."""
    if not same_end(gold.subject, gold.quote, exported.subject, exported.quote):
        return False
    if gold.object is None:
        return same_value(gold.qualifiers, exported.qualifiers)
    return exported.object is not None and same_end(gold.object, gold.quote, exported.object, exported.quote)


def _exported(record: Mapping[str, Any]) -> ExportedFact:
    object_ = record.get("object")
    qualifiers = record.get("qualifiers") or {}
    value = ", ".join(f"{name}: {cell}" for name, cell in qualifiers.items())
    shown = f"{record['subject']['name']} {record['predicate']} {object_['name'] if object_ else value}"
    other = _end(object_) if object_ else None
    return ExportedFact(record["document"], _end(record["subject"]), record["predicate"], other, qualifiers, record.get("quote") or "",
                        record["strength"], shown)  # fmt: skip


def _end(record: Mapping[str, Any]) -> End:
    return End.of(record["id"], record["label"], (record["name"] or "", *(record.get("aliases") or ())))


def _gold_key(fact: GoldFact) -> tuple[object, ...]:
    said = _values(fact.qualifiers) if fact.object is None else fact.object.id
    return (fact.document, fact.predicate, fact.subject.id, said)


def _exported_key(fact: ExportedFact) -> tuple[object, ...]:
    said = _values(fact.qualifiers) if fact.object is None else fact.object.names
    return (fact.document, fact.predicate, fact.subject.names, said)


def _values(qualifiers: Mapping[str, Any]) -> str:
    return json.dumps(qualifiers, sort_keys=True)


def _by_predicate(facts: Sequence[_Fact]) -> dict[str, list[_Fact]]:
    found: dict[str, list[_Fact]] = {}
    for fact in facts:
        found.setdefault(fact.predicate, []).append(fact)
    return found
