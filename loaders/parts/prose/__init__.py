"""What sentences say: one engine for all loaders, its grammar as data (see docs/decisions/0011-prose.md)."""
