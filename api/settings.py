"""Settings, read once at the edge and passed in: the command line's options before the environment before defaults."""

import os
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import typer
from platformdirs import user_cache_path, user_config_path, user_data_path

from graph.store import GraphStore
from graph.stores import is_folder, open_store
from queries.rates import NO_RATES, Rates, read_rates

STORE_VARIABLE = "TIPGRAPH_STORE"
"""The environment variable that names the store."""

RATES_VARIABLE = "TIPGRAPH_RATES"
"""The environment variable that names the file of exchange rates."""

KEYS_VARIABLE = "TIPGRAPH_SERVE_KEYS"
"""The environment variable that names the file of keys."""

BY_VARIABLE = "TIPGRAPH_BY"
"""The environment variable with the label of who judges."""


RDF = "rdf"
"""The name of the folder with the RDF."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a command runs with.

    Attributes:
        store: the store's address: a folder, or `scheme://…`.
        output: "table", "json" or "csv".
        rates: the file of exchange rates; it need not be there.
    """

    store: str
    output: str
    rates: Path


def opened(context: typer.Context, url: str = "") -> GraphStore:
    """A store that is closed when the command ends; the one of the settings where no address is given."""
    settings: Settings = context.obj
    return context.with_resource(closing(open_store(url or settings.store)))


def default_store() -> str:
    """The store's address where none is given: TIPGRAPH_STORE, else a folder in the user's data folder."""
    return os.environ.get(STORE_VARIABLE) or str(user_data_path("tipgraph") / "store")


def default_rates() -> Path:
    """The file of exchange rates where none is given: TIPGRAPH_RATES, else one in the user's data folder."""
    named = os.environ.get(RATES_VARIABLE)
    return Path(named) if named else user_data_path("tipgraph") / "rates.csv"


def rates_in(path: Path) -> Rates:
    """The exchange rates in a file; none where there is no such file. Raises SourceError where it is no rate table."""
    return read_rates(path) if path.exists() else NO_RATES


def default_keys() -> Path:
    """The file of keys where none is named."""
    return user_config_path("tipgraph") / "keys.json"


def extracts_folder(store: str) -> Path:
    """Where the rows of data files wait until the store has them: inside an embedded store's folder, else in the user's cache."""
    from graph.extract_cache import EXTRACTS  # with Arrow, which most commands do without, it takes long to import

    if is_folder(store):
        return Path(store.removeprefix("file://")).expanduser() / EXTRACTS
    return user_cache_path("tipgraph") / EXTRACTS


def rdf_folder(store: str) -> Path:
    """Where the RDF that SPARQL asks is kept: inside an embedded store's folder, else in the user's cache."""
    if is_folder(store):
        return Path(store.removeprefix("file://")).expanduser() / RDF
    return user_cache_path("tipgraph") / RDF


def files_in(paths: list[Path], endings: frozenset[str]) -> list[Path]:
    """The files of paths in order: files as given, folders with what they hold below them that a reader knows."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in endings and not p.name.startswith("."))
        else:
            found.append(path)
    return list(dict.fromkeys(found))
