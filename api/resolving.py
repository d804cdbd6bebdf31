"""The commands that decide which names are one: resolve list, show, same, different, unsure, undo, import, export, log."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from api.render import errors, print_json, print_rows, say
from api.settings import BY_VARIABLE, Settings, opened
from graph.candidates import find_candidates, find_unsure
from graph.errors import QueryError
from graph.judgement_csv import candidates_csv, read_verdicts
from graph.judging import Outcome, Verdict, find_judged, judge, judge_all
from graph.judging import undo as undo_judgement
from graph.resolve.judgements import in_force
from graph.resolve.near import Near
from graph.store import Cell, GraphStore, Judgement
from queries.pairs import SideBySide, side_by_side

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Which names are one: candidates, evidence, judgements.")

By = Annotated[str, typer.Option("--by", envvar=BY_VARIABLE, help="The label of a key or a desk that judges, never a person's name.")]
Note = Annotated[str, typer.Option(help="Why, in a few words; no people's names.")]
Name = Annotated[str, typer.Argument(help="An id or a name.")]
Against = Annotated[bool, typer.Option("--against-guards", help="Also where places, numbers, levels or reference tables say they are two.")]


@app.command("list")
def list_(
    context: typer.Context,
    limit: Annotated[int, typer.Option(min=1, help="Pairs at the most.")] = 50,
    unsure: Annotated[bool, typer.Option("--unsure", help="The pairs that were judged unsure instead.")] = False,
) -> None:
    """Pairs of actors and of programmes that may be one, most likely first, with score and reasons."""
    settings: Settings = context.obj
    store = opened(context)
    if unsure:
        _print_pairs([{"one": one, "other": other} for one, other in find_unsure(store)], settings.output, "judged unsure")
        return
    found = find_candidates(store)
    _print_pairs([_row(pair) for pair in found[:limit]], settings.output, f"{len(found)} candidates")


@app.command()
def show(context: typer.Context, one: Name, other: Name) -> None:
    """Two nodes side by side: what the sources say of each, what both share, how they were judged."""
    settings: Settings = context.obj
    store = opened(context)
    found = side_by_side(store, one, other)
    pair = tuple(sorted((_id(store, one), _id(store, other))))
    history = [line for line in in_force(store.judgements()) if line.about == pair]
    near = next((p for p in find_candidates(store) if {p.one.id, p.other.id} == {found.one.id, found.other.id}), None)
    if settings.output == "json":
        print_json({**_plain(found), "score": near and near.score, "reasons": near.reasons if near else [],
                    "judgements": [asdict(line) for line in history]})  # fmt: skip
        return
    _print_sides(found, settings.output)
    if settings.output == "table":
        for label, names in found.shared.items():
            say(f"both with {label.lower()}: {', '.join(names)}")
        say(f"named together in: {', '.join(found.together) or 'no document'}")
        say(f"score {near.score}: {'; '.join(near.reasons)}" if near else "no candidates: nothing but a person makes them one")
        for line in history:
            say(f"judged {_words(line)}")


def _verdict_command(word: str, help_: str) -> None:
    def command(context: typer.Context, one: Name, other: Name, by: By = "", note: Note = "", against_guards: Against = False) -> None:
        outcome = judge(opened(context), Verdict(word, (one, other), note), by, against_guards=against_guards)
        _print_outcome(outcome, context.obj.output)

    app.command(word, help=help_)(command)


_verdict_command("same", "Judge that two nodes are one: one id answers for both, and the other redirects to it.")
_verdict_command("different", "Judge that two nodes are two: the pair leaves the list, and a `same` before it counts no more.")
_verdict_command("unsure", "Put a pair aside: it leaves the list and waits under `list --unsure`.")


@app.command()
def undo(
    context: typer.Context,
    about: Annotated[list[str], typer.Argument(help="A judgement's id, or the two nodes.")],
    by: By = "",
    note: Note = "",
) -> None:
    """Take a judgement back: the graph is as if it had never been made, and the one before it counts again."""
    gone = undo_judgement(opened(context), about, by, note)
    settings: Settings = context.obj
    if settings.output == "json":
        print_json(asdict(gone))
    else:
        say(f"taken back: {_words(gone)}")


@app.command("import")
def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A CSV file with the columns one, other, judgement (or statement, judgement), note.")],
    by: By = "",
    against_guards: Against = False,
) -> None:
    """Judge in bulk, in one change: lines that are wrong are told and left out, the others are made (exit code 1)."""
    settings: Settings = context.obj
    outcomes = judge_all(opened(context), read_verdicts(file), by, against_guards=against_guards)
    rows = [{"place": o.verdict.place, "judgement": o.verdict.verdict, "about": " · ".join(o.verdict.about),
             "outcome": "failed" if o.problem else "judged" if o.made else "there", "id": o.judgement.id if o.judgement else "",
             "problem": o.problem} for o in outcomes]  # fmt: skip
    wrong = [o.problem for o in outcomes if o.problem]
    if settings.output == "table":
        made, there = sum(o.made for o in outcomes), sum(bool(o.judgement) and not o.made for o in outcomes)
        say(f"{file}: {made} judged, {there} were so already, {len(wrong)} failed")
    else:
        print_rows(rows, settings.output)
    for problem in wrong:
        errors().print(f"tipgraph: {problem}", markup=False, style="red")
    raise typer.Exit(1 if wrong else 0)


@app.command()
def export(context: typer.Context, to: Annotated[Path | None, typer.Option("--to", help="A file; else standard output.")] = None) -> None:
    """Write the candidates as a CSV file to be filled in and given to `import`."""
    text = candidates_csv(find_candidates(opened(context)))
    if to is None:
        typer.echo(text, nl=False)
        return
    try:
        to.write_text(text, "utf-8", newline="")
    except OSError as problem:
        raise QueryError(f"{to} cannot be written ({problem.strerror}). Name a file in a folder that you may write.") from problem


@app.command()
def log(context: typer.Context) -> None:
    """Every judgement and review ever made, in order, and whether it is in force."""
    settings: Settings = context.obj
    lines = opened(context).judgements()
    force = {line.id for line in in_force(lines)}
    rows = [{"id": line.id, "when": line.when, "by": line.by, "judgement": line.verdict, "about": " · ".join(line.about), "note": line.note,
             "in_force": line.id in force} for line in lines]  # fmt: skip
    _print_pairs(rows, settings.output, "judgements")


def _id(store: GraphStore, name: str) -> str:
    return find_judged(store, name)


def _row(pair: Near) -> dict[str, Cell]:
    return {"score": pair.score, "one": pair.one.id, "one_name": pair.one.name, "other": pair.other.id, "other_name": pair.other.name,
            "reasons": list(pair.reasons)}  # fmt: skip


def _print_pairs(rows: Sequence[dict[str, Cell]], output: str, what: str) -> None:
    if rows or output != "table":
        print_rows(rows, output, what)
    else:
        say(f"No pairs: {what}." if what != "judgements" else "No judgements yet.")


def _print_sides(found: SideBySide, output: str) -> None:
    rows = [{"of": node.id, "name": node.properties.get("name", ""), **p}
            for node, passages in zip((found.one, found.other), found.passages, strict=True) for p in passages]  # fmt: skip
    print_rows(rows, output, f"{found.one.id} and {found.other.id}")


def _plain(found: SideBySide) -> dict[str, Cell]:
    sides = [{"id": node.id, **node.properties, "passages": list(passages)}
             for node, passages in zip((found.one, found.other), found.passages, strict=True)]  # fmt: skip
    return {"one": sides[0], "other": sides[1], "shared": dict(found.shared), "together": list(found.together)}


def _print_outcome(outcome: Outcome, output: str) -> None:
    line = outcome.judgement
    if line is None:
        return
    if output == "json":
        print_json({**asdict(line), "made": outcome.made})
    else:
        say(f"{'judged' if outcome.made else 'was judged so already'}: {_words(line)}")


def _words(line: Judgement) -> str:
    return f"{' and '.join(line.about)} {line.verdict} ({line.id}, by {line.by}, {line.when[:19]}{', ' + line.note if line.note else ''})"
