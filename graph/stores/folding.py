"""How a node's own name, aliases and identifiers are made from what each document says of it.

The order in which documents were loaded never counts: reference tables come first, then documents by id; what is said of a node that
was judged the same comes last.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.store import Cell
from graph.stores.rows import strings


@dataclass(frozen=True, slots=True)
class Claim:
    """What one edition says of one node (an edge NAMES); `moved` where it says it of another that was judged the same."""

    document: str
    name: str
    aliases: Sequence[str] | None
    kind: str | None
    country: str | None
    identifiers: Sequence[str] | None
    moved: bool = False


def claim_of(row: Mapping[str, Cell]) -> Claim:
    """The claim of an edge's row."""
    return Claim(str(row["document"]), str(row["name"]), strings(row["aliases"]), str(row["kind"] or ""), str(row["country"] or ""),
                 strings(row["identifiers"]), bool(row["was"]))  # fmt: skip


def fold_claims(claims: Iterable[Claim]) -> dict[str, Cell]:
    """The node's properties: the first name in order, every other surface form as alias, the first kind and country given."""
    ordered = sorted(claims, key=_order)
    name = ordered[0].name
    forms = {form for claim in ordered for form in (claim.name, *(claim.aliases or ()))}
    return {
        "name": name,
        "aliases": sorted(forms - {name}),
        "kind": next((c.kind for c in ordered if c.kind), ""),
        "country": next((c.country for c in ordered if c.country), ""),
        "identifiers": sorted({i for claim in ordered for i in (claim.identifiers or ())}),
    }


def _order(claim: Claim) -> tuple[bool, bool, bool, str, str, str, str]:
    """Reference tables first; last those that know a thing by its identifier alone (an activity that others point to)."""
    reference, bare = claim.document.startswith("reference:"), claim.name in (claim.identifiers or ())
    return claim.moved, not reference, bare, claim.document, claim.name, claim.kind or "", claim.country or ""
