"""The commands for keys of the HTTP API: key add, list, remove."""

from pathlib import Path
from typing import Annotated

import typer

from api.render import print_json, print_rows, say
from api.security import SCOPES, KeyFile
from api.settings import KEYS_VARIABLE, Settings, default_keys

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Keys of the HTTP API: who may load and judge over HTTP.")

File = Annotated[Path | None, typer.Option("--file", envvar=KEYS_VARIABLE, help="The file of keys.", show_default="in the user's settings")]


@app.command()
def add(
    context: typer.Context,
    label: Annotated[str, typer.Argument(help="Of a desk or a program, never a person's name.")],
    scope: Annotated[list[str], typer.Option("--scope", help=f"What it opens: {', '.join(SCOPES)}; may be repeated.", show_default=False)],
    file: File = None,
) -> None:
    """Make a key and tell it once; only its hash is kept."""
    settings: Settings = context.obj
    key = KeyFile(file or default_keys()).add(label, scope)
    if settings.output == "json":
        print_json({"label": label, "scopes": scope, "key": key})
    else:
        say(key)


@app.command("list")
def list_(context: typer.Context, file: File = None) -> None:
    """The keys in force, without their secrets."""
    settings: Settings = context.obj
    rows = [
        {"id": k.id, "label": k.label, "scopes": list(k.scopes), "made": k.made} for k in KeyFile(file or default_keys()).keys().values()
    ]
    if rows or settings.output != "table":
        print_rows(rows, settings.output, "keys")
    else:
        say("There are no keys.")


@app.command()
def remove(context: typer.Context, id: Annotated[str, typer.Argument(help="The key's id: `key list`.")], file: File = None) -> None:  # noqa: A002
    """Take a key out of force."""
    settings: Settings = context.obj
    gone = KeyFile(file or default_keys()).remove(id)
    if settings.output == "json":
        print_json({"id": gone.id, "label": gone.label})
    else:
        say(f"{gone.id} ({gone.label}) opens nothing any more.")
