"""The plans of the embedded engine: which of their steps only read the graph."""

import re

_STEP = re.compile(r"│\s+([A-Z][A-Z0-9_]*)\[\d+\]\s+(?=│)")
"""A step stands alone on a line of its box, with its number."""

_READING = """
AGGREGATE AGGREGATE_FINALIZE AGGREGATE_SCAN CROSS_PRODUCT EMPTY_RESULT EXPRESSIONS_SCAN FILTER FLATTEN HASH_JOIN_BUILD HASH_JOIN_PROBE
INDEX_LOOKUP INTERSECT INTERSECT_BUILD LIMIT MULTIPLICITY_REDUCER ORDER_BY ORDER_BY_MERGE ORDER_BY_SCAN PATH_PROPERTY_PROBE
PRIMARY_KEY_SCAN_NODE_TABLE PROJECTION QUERY_PRIMARY_KEY_LOOKUP RECURSIVE_EXTEND RESULT_COLLECTOR SCAN_NODE_TABLE SCAN_REL_TABLE
SEMI_MASKER SKIP TABLE_FUNCTION_CALL TOP_K TOP_K_SCAN UNION_ALL_SCAN UNWIND
"""
READING = frozenset(_READING.split())
"""The steps that were seen in plans of reading (`tests/graph/stores/embedded/test_plans.py`); any other is refused."""


def steps_beyond_reading(plan: str) -> tuple[str, ...]:
    """The steps of a plan, as EXPLAIN draws it, that are not among those that read; "?" for a plan without any."""
    steps = _STEP.findall(plan)
    return tuple(sorted({step for step in steps if step not in READING})) if steps else ("?",)
