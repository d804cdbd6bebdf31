"""A document and published aid data together: who works in Nigeria, each partner and each programme once."""

from pathlib import Path

import pytest

from tests.e2e.running import Tipgraph

SHARED = Path(__file__).parents[3] / "shared"
SOURCES = [SHARED / "corpus" / "emn-netherlands-2025.txt", SHARED / "iati" / "iom-3183-activities.xml",
           SHARED / "iati" / "dutch-mfa-83-activities.xml"]  # fmt: skip

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not all(path.exists() for path in SOURCES), reason="the documents and data lie beside the checkout, in ../shared"),
]


def test_each_partner_and_each_programme_counts_once(tipgraph: Tipgraph) -> None:
    tipgraph.run("load", *SOURCES)
    answer = tipgraph.json("ask", "partners-in-country", "country=Nigeria", "limit=1000", "each=0")
    actors = [row["actor"] for row in answer["rows"]]
    assert len(actors) == len(set(actors)) == answer["totals"]["rows"] > 0
    programmes = [{programme["id"] for programme in row["programmes"]} for row in answer["rows"]]
    assert [row["programme_count"] for row in answer["rows"]] == [len(found) for found in programmes]
    assert answer["totals"]["programmes"] == len(set().union(*programmes))
    also = {id_ for row in answer["rows"] for programme in row["programmes"] for id_ in programme["also"]}
    assert also
    assert also.isdisjoint(set().union(*programmes))
