"""The graph: its model and schema, the ids, the stores and the one way to write to them."""
