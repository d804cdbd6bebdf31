"""Which editions of which documents an answer is drawn from, and which it is not."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.days import day_before
from graph.editions import Edition, editions_in_force
from graph.errors import UnknownName
from graph.ids import name_key
from queries.dates import last_day
from queries.near import nearest


@dataclass(frozen=True, slots=True)
class Editions:
    """The editions in force, and those that were left out, each in order of stem and date.

    Attributes:
        earlier: of the superseded ones those that were in force before the day that the question asks from.
    """

    searched: tuple[Edition, ...]
    reference: tuple[Edition, ...]
    later: tuple[Edition, ...]
    superseded: tuple[Edition, ...]
    earlier: tuple[Edition, ...] = ()

    @property
    def ids(self) -> list[str]:
        """The ids in force; never an empty list, which has no type in some engines."""
        return [e.id for e in (*self.searched, *self.reference)] or [""]

    def renewed(self, since: str) -> list[str]:
        """The ids of those searched that replaced one of `earlier` and were issued or loaded since that day; never an empty list."""
        before = {e.dataset for e in self.earlier}
        return [e.id for e in self.searched if e.dataset in before and max(e.issued, e.loaded_at) >= since] or [""]


def choose_editions(all_editions: tuple[Edition, ...], as_of: str = "", documents: str = "", since: str = "") -> Editions:
    """The editions in force: of each dataset the latest that was issued by the end of `as_of` (by now, where it is empty).

    Args:
        documents: stems, titles or ids with commas between them; an id picks exactly that edition, older ones too.
        since: the day from which a question asks what is new; "" where it does not.

    Raises:
        UnknownName: one of `documents` is none.
    """
    in_force = editions_in_force(all_editions, last_day(as_of))
    candidates = [e for e in all_editions if not e.is_made]
    chosen = _narrow([e for e in in_force if not e.is_made], candidates, documents)
    kept = {e.id for e in (*in_force, *chosen)}
    left = [e for e in candidates if e.id not in kept]
    newest = {e.dataset: e.dated for e in in_force}
    superseded = tuple(e for e in left if e.dated <= newest.get(e.dataset, ""))
    before = {e.id for e in editions_in_force(all_editions, day_before(since))} if since else set()
    return Editions(
        searched=tuple(sorted(chosen, key=lambda e: (e.stem, e.dated, e.id))),
        reference=tuple(e for e in in_force if e.is_made),
        later=tuple(e for e in left if e.dated > newest.get(e.dataset, "")),
        superseded=superseded,
        earlier=tuple(e for e in superseded if e.id in before),
    )


def _narrow(in_force: list[Edition], candidates: Sequence[Edition], documents: str) -> list[Edition]:
    wanted = [text.strip() for text in documents.split(",") if text.strip()]
    if not wanted:
        return in_force
    by_id = {e.id: e for e in candidates}
    chosen: dict[str, Edition] = {}
    for text in wanted:
        named = [by_id[text]] if text in by_id else [e for e in in_force if name_key(text) in {name_key(e.stem), name_key(e.title)}]
        if not named:
            near = nearest(text, [e.stem for e in in_force])
            raise UnknownName(_unknown(text, near, in_force), near, "documents")
        chosen.update((e.id, e) for e in named)
    return list(chosen.values())


def _unknown(text: str, near: tuple[str, ...], in_force: Sequence[Edition]) -> str:
    known = near or tuple(sorted(e.stem for e in in_force)[:10])
    return f"documents holds '{text}', which is no document in force. " + (f"Near: {', '.join(known)}." if known else "None is loaded.")
