"""Reconciliation against the real server's process, with the client of PyPI."""

import signal

import pandas as pd
import pytest
from reconciler import reconcile

from tests.e2e.running import Tipgraph


@pytest.mark.filterwarnings("ignore:The inplace keyword in DataFrame.drop")  # the client's use of pandas is older than ours
@pytest.mark.parametrize(
    ("type_", "names", "ids", "matches"),
    [
        ("actor", ["IOM", "Internatinal Organization for Migration"], ["actor:iom", "actor:iom"], [True, False]),
        ("country", ["Nigeria", "Nigera"], ["country:NG", "country:NG"], [True, False]),
    ],
)
def test_a_column_is_matched(loaded: Tipgraph, type_: str, names: list[str], ids: list[str], matches: list[bool]) -> None:
    process = loaded.start("serve", "--port", 0)
    try:
        assert process.stdout is not None
        address = next(word for word in process.stdout.readline().split() if word.startswith("http"))
        found = reconcile(pd.Series(names), type_id=type_, reconciliation_endpoint=f"{address}v1/reconcile")
        assert (list(found["id"]), list(found["match"])) == (ids, matches)
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
