"""All rows of a graph in memory, and how a source is put into them and dropped from them; no engine is involved."""

from dataclasses import dataclass, field

from graph.resolve.judgements import Judged
from graph.schema import EDGES, ENTITIES, NODES
from graph.store import SourceBatch
from graph.stores.folding import Claim, claim_of, fold_claims
from graph.stores.judging import judge_row
from graph.stores.rows import Row, to_rows

Pair = tuple[str, str, str]
"""An edge type and the labels it joins here."""


@dataclass
class GraphRows:
    """A graph as rows: nodes by label and id, edges by type and labels.

    Entities are not kept as rows of their own: they are folded from what the edges NAMES say of them.
    """

    nodes: dict[str, dict[str, Row]] = field(default_factory=dict)
    edges: dict[Pair, list[Row]] = field(default_factory=dict)

    def drop(self, document: str) -> None:
        """Remove one document: its statements, passages and node; what nothing names any more goes with `finished`."""
        for pair, rows in self.edges.items():
            of = "to_id" if pair[0] == "FROM_DOCUMENT" else "document"
            self.edges[pair] = [row for row in rows if row[of] != document]
        passages = self.nodes.get("Passage", {})
        self.nodes["Passage"] = {id_: row for id_, row in passages.items() if row["document"] != document}
        self.nodes.get("Document", {}).pop(document, None)

    def put(self, batch: SourceBatch) -> None:
        """Add one source; a document of the same id is replaced."""
        document = str(batch.document["id"])
        self.drop(document)
        self.nodes.setdefault("Document", {})[document] = {name: batch.document.get(name) for name in NODES["Document"].properties}
        for label, columns in batch.nodes.items():
            self.nodes.setdefault(label, {}).update({str(row["id"]): row for row in to_rows(columns, NODES[label].properties)})
        for pair, columns in batch.edges.items():
            self.edges.setdefault(pair, []).extend(to_rows(columns, ("from_id", "to_id", *EDGES[pair[0]].properties)))

    def judge(self, judged: Judged) -> None:
        """Bring all rows in step with the judgements."""
        for pair, rows in self.edges.items() if not judged.idle else ():
            for row in rows:
                judge_row(pair, row, judged)

    def moved(self, label: str) -> set[tuple[str, str]]:
        """The ids of nodes that others answer for, each with that other's."""
        return {(str(row["was"]), str(row["to_id"])) for row in self.edges.get(("NAMES", "Document", label), []) if row["was"]}

    def finished(self) -> dict[str, list[Row]]:
        """The rows of all nodes, by label and in order of id: entities folded from their names, values that something points to."""
        used = {str(row["to_id"]) for pair, rows in self.edges.items() if NODES[pair[2]].value for row in rows}
        nodes = {label: rows for label, rows in self.nodes.items() if label not in ENTITIES}
        kept = {label: [row for id_, row in sorted(rows.items()) if not NODES[label].value or id_ in used] for label, rows in nodes.items()}
        return {**kept, **{label: self._entities(label) for label in ENTITIES}}

    def _entities(self, label: str) -> list[Row]:
        claims: dict[str, list[Claim]] = {}
        for row in self.edges.get(("NAMES", "Document", label), []):
            claims.setdefault(str(row["to_id"]), []).append(claim_of(row))
        return [{"id": id_, **fold_claims(found)} for id_, found in sorted(claims.items())]


PAIRS: tuple[Pair, ...] = tuple((edge.name, left, right) for edge in EDGES.values() for left, right in edge.pairs)
"""Every edge type with every pair of labels that it joins."""
