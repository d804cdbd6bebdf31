"""The embedded store: ladybug (openCypher, one file) kept as whole versions, with a name index beside it."""

from graph.stores.embedded.store import EmbeddedStore, stored_judgements, stored_sources

__all__ = ["EmbeddedStore", "stored_judgements", "stored_sources"]
