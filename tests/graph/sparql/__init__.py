"""SPARQL on the graph: what is refused, what it answers, its limits."""
