"""The Neo4j store: a shared server, one graph in one database, changed by one writer at a time."""

from graph.stores.neo4j.store import Neo4jStore, stored_judgements, stored_sources

__all__ = ["Neo4jStore", "stored_judgements", "stored_sources"]
