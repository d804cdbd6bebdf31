"""The graph as RDF: PROV-O for evidence, W3C ORG for actors, SKOS for roles and themes, DCAT for documents. See docs/rdf.md."""
