"""Arguments of questions as they are typed: PARAMETER=VALUE."""

from collections.abc import Iterable

from graph.errors import QueryError


def read_arguments(pairs: Iterable[str]) -> dict[str, str]:
    """The values by parameter. Raises QueryError where one has no equals sign."""
    found = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise QueryError(f"{pair!r} is no argument: write PARAMETER=VALUE, as in country=Nigeria. A plain sentence stands in quotes.")
        found[name.strip()] = value.strip()
    return found
