"""The canned questions: one `.cypher` file each, found, checked and run from here."""
