"""`docs/schema.md`, printed from the schema table: `python -m graph.schema_docs docs/schema.md`."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from graph.schema import EDGES, ENTITY_PROPERTIES, KINDS, NODES, STATEMENT_PROPERTIES, VERSION, EdgeType, NodeType


def schema_markdown() -> str:
    """The whole page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# The schema"
    yield ""
    yield f"Schema {VERSION}. Written by `make docs` from `graph/schema.py`: change the tables there, not this page."
    yield ""
    yield "## Nodes"
    yield ""
    yield f"Every entity has {_columns(ENTITY_PROPERTIES)}. Value nodes are keyed by their content."
    yield ""
    yield "| label | what it is | properties |"
    yield "|---|---|---|"
    yield from (f"| `{n.label}` | {n.meaning}{' *(value)*' if n.value else ''} | {_columns(_own(n))} |" for n in NODES.values())
    yield ""
    yield "## Edges"
    yield ""
    yield "An edge is one statement of one source, so two documents that say the same are two edges."
    yield f"Every statement has {_columns(STATEMENT_PROPERTIES)}; the qualifiers are what it adds."
    yield "The two texts are the ends as printed; `object_text` is empty of a value (an amount, a period, a status) that the quote prints."
    yield ""
    yield "| edge | read as | from → to | qualifiers |"
    yield "|---|---|---|---|"
    yield from (
        f"| `{e.name}` | {e.meaning}{'' if e.statement else ' *(no statement)*'} | {_ends(e)} | {_columns(e.qualifiers)} |"
        for e in EDGES.values()
    )
    yield ""
    yield "## Kinds"
    yield ""
    yield from (f"- `{label}`: {', '.join(kinds)}" for label, kinds in KINDS.items())


def _own(node: NodeType) -> Mapping[str, str]:
    """The properties that the page has not already said every entity has."""
    entity = ENTITY_PROPERTIES.keys() <= node.properties.keys()
    return {name: type_ for name, type_ in node.properties.items() if not (entity and name in ENTITY_PROPERTIES)}


def _columns(properties: Mapping[str, str]) -> str:
    return ", ".join(f"`{name}` {type_}" for name, type_ in properties.items())


def _ends(edge: EdgeType) -> str:
    return "<br>".join(f"{left} → {right}" for left, right in edge.pairs)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(schema_markdown(), "utf-8")
