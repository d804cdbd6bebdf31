"""The commands that look: search, show, why, stats."""

from dataclasses import asdict
from typing import Annotated

import typer

from api.render import print_json, print_rows, say
from api.settings import Settings, opened
from graph.errors import EmptyStore
from graph.store import Judgement
from queries import look


def search(
    context: typer.Context,
    text: Annotated[str, typer.Argument(help="Words, or a name.")],
    limit: Annotated[int, typer.Option(help="Finds at the most.", min=1)] = 20,
) -> None:
    """Find names (small slips allowed) and passages that hold the words."""
    settings: Settings = context.obj
    store = opened(context)
    hits = store.search(text, limit=limit)
    if store.version() == "0":
        raise EmptyStore(f"The graph at {store.url} holds nothing yet. Load a document first: tipgraph load PATH")
    rows = [{"label": h.label, "id": h.id, "text": h.text, "score": round(h.score, 3), "document": h.document} for h in hits]
    if rows or settings.output != "table":
        print_rows(rows, settings.output)
    else:
        say(f"Nothing found for {text!r} in names and passages.")


def show(context: typer.Context, name: Annotated[str, typer.Argument(help="An id or a name.")]) -> None:
    """A node with all that the sources say of it, each with its passage."""
    settings: Settings = context.obj
    node = look.show(opened(context), name)
    if settings.output == "json":
        print_json({**asdict(node), "old": sorted(node.old)})
        return
    rows = [{"statement": s.id, "says": _sentence(s, node.id), "document": s.document + (" (old edition)" if s.id in node.old else ""),
             "strength": s.strength, "quote": s.quote} for s in node.statements]  # fmt: skip
    if settings.output == "table":
        if node.moved_from:
            say(f"{node.moved_from} moved to {node.id}", "yellow")
        say(f"{node.properties.get('name', node.label)} ({node.id})", "bold")
        for key, value in node.properties.items():
            if key not in ("id", "name") and value not in (None, "", []):
                say(f"  {key}: {'; '.join(map(str, value)) if isinstance(value, list) else value}")
        for line in node.judgements:
            say(f"  {_judged(line)}", "dim")
    print_rows(rows, settings.output, f"{len(rows)} statements")


def why(context: typer.Context, statement: Annotated[str, typer.Argument(help="A statement's id, as answers and `show` give it.")]) -> None:
    """The passage behind a statement, in its surroundings, and why its names became these nodes."""
    settings: Settings = context.obj
    found = look.why(opened(context), statement)
    if settings.output == "json":
        print_json(asdict(found))
        return
    said = found.statement
    say(_sentence(said, ""), "bold")
    say(f"  {found.document.title} ({found.document.stem}, {found.document.issued or 'no date'}); {said.strength}; rule {said.rule}")
    say(f"  “{said.subject_text}” is {said.subject_was or said.subject[1]}: {said.subject_reason}", "dim")
    printed = f"“{said.object_text}”" if said.object_text not in ("", said.object[1]) else "what is quoted"
    say(f"  {printed} is {said.object_was or said.object[1]}: {said.object_reason}", "dim")
    for line in found.judgements:
        say(f"  {_judged(line)}", "dim")
    for passage in found.passages:
        here = passage.id == said.passage
        page = f"p. {passage.page} " if passage.page is not None else ""
        say(f"{'▶' if here else ' '} {page}{passage.text}", "bold" if here else "dim")
    say(f"  quote: “{said.quote}”")


def stats(context: typer.Context) -> None:
    """What the store holds."""
    settings: Settings = context.obj
    found = look.stats(opened(context))
    if settings.output == "json":
        print_json({**asdict(found), "in_force": sorted(found.in_force)})
        return
    counted = (*found.nodes.items(), *found.statements.items(), ("Mentions", found.mentions))
    counts = [{"of": name, "count": n} for name, n in counted if n]
    documents = [{"document": e.id, "kind": e.kind, "issued": e.issued, "language": e.language, "in force": e.id in found.in_force,
                  "statements": e.statements, "skipped": e.skipped, "title": e.title} for e in found.documents]  # fmt: skip
    if settings.output == "csv":
        print_rows(documents, "csv")
        return
    say(f"{settings.store}, graph version {found.version}")
    print_rows(documents, "table", "Documents")
    print_rows(counts, "table", "Nodes and statements")


def _judged(line: Judgement) -> str:
    note = f": {line.note}" if line.note else ""
    return f"{' and '.join(line.about)} judged {line.verdict} by {line.by}, {line.when[:10]} ({line.id}){note}"


def _sentence(said: look.Statement, of: str) -> str:
    """A statement in words; its own node is left to the heading."""
    extra = ", ".join(f"{k}: {v}" for k, v in said.qualifiers.items())
    subject, object_ = ("" if end[1] == of else end[2] for end in (said.subject, said.object))
    words = f"{subject} {said.predicate} {object_}".strip()
    return f"{words} ({extra})" if extra else words
