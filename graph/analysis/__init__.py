"""The graph as networks: who works with whom, who holds it together, which groups there are, how two are connected."""
