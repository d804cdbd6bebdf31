"""How good the facts are: what loaders wrote down, compared with what a careful analyst would have written (docs/gold.md)."""
