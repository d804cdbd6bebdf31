"""Arguments of questions as they are given: PARAMETER=VALUE on a command line, or in an address."""

from collections import Counter
from collections.abc import Iterable

from graph.errors import QueryError


def read_arguments(pairs: Iterable[str]) -> dict[str, str]:
    """The values by parameter. Raises QueryError where one has no equals sign, or a parameter is given twice."""
    found = []
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise QueryError(f"{pair!r} is no argument: write PARAMETER=VALUE, as in country=Nigeria. A plain sentence stands in quotes.")
        found.append((name.strip(), value.strip()))
    return each_once(found)


def each_once(given: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The values by parameter. Raises QueryError where a parameter is given twice: none of its values may be passed over."""
    found = list(given)
    for name, count in Counter(name.replace("-", "_") for name, _ in found).items():
        if count > 1:
            raise QueryError(f"{name} is given {count} times; it is taken once.", name)
    return dict(found)
