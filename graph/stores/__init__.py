"""The graph engines, and how a store's address chooses one."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from graph.errors import StoreError
from graph.store import GraphStore, Judgement


def _embedded(url: str) -> GraphStore:
    from graph.stores.embedded import EmbeddedStore

    return EmbeddedStore(_folder(url))


def _neo4j(url: str) -> GraphStore:
    from graph.stores.neo4j import Neo4jStore

    return Neo4jStore(url)


NEO4J_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
"""`neo4j` finds the servers of a cluster, `bolt` is one server; `+s` is TLS, `+ssc` TLS with a certificate of one's own."""

STORES: Mapping[str, Callable[[str], GraphStore]] = MappingProxyType({"file": _embedded, **dict.fromkeys(NEO4J_SCHEMES, _neo4j)})
"""Engines by the scheme of the store's address; an address without one is a folder."""


def open_store(url: str) -> GraphStore:
    """Open the store at an address: a folder's path, or `scheme://…`.

    Raises:
        StoreError: no engine has that scheme, or the store cannot be opened.
    """
    return STORES[_scheme(url)](url)


def stored_sources(url: str) -> tuple[tuple[str, str], ...]:
    """The (path, sha256) of the documents of a store of any schema: what `tipgraph rebuild` reads again.

    Raises:
        StoreError: there is no store, or it cannot be read.
    """
    if is_folder(url):
        from graph.stores import embedded

        return embedded.stored_sources(_folder(url))
    from graph.stores import neo4j

    return neo4j.stored_sources(url)


def stored_judgements(url: str) -> tuple[Judgement, ...]:
    """The judgements of a store of any schema: what `tipgraph rebuild` takes along.

    Raises:
        StoreError: they cannot be read.
    """
    if is_folder(url):
        from graph.stores import embedded

        return embedded.stored_judgements(_folder(url))
    from graph.stores import neo4j

    return neo4j.stored_judgements(url)


def is_folder(url: str) -> bool:
    """Whether an address is a folder's."""
    return _scheme(url) == "file"


def _scheme(url: str) -> str:
    scheme = url.split("://", 1)[0] if "://" in url else "file"
    if scheme not in STORES:
        raise StoreError(f"No graph engine for {scheme}:// addresses. Use a folder's path, or one of: {', '.join(sorted(STORES))}.")
    return scheme


def _folder(url: str) -> Path:
    return Path(url.removeprefix("file://")).expanduser()
