"""Loaders against hand-made facts of two documents, which are not in this repository."""
