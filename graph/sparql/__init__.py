"""SPARQL 1.1 on the graph's RDF: read-only, checked before it runs, in a process that is ended at the limit."""
