"""IATI 2.03 from IATI: valid against the standard's schema, and read again with the same facts."""

import io
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from lxml import etree

from graph.errors import QueryError
from graph.export.facts import facts
from graph.export.iati import write_iati
from graph.store import GraphStore
from graph.stores.embedded import EmbeddedStore
from graph.writing import load
from loaders import read_data
from tests.servers.iati_schema import activities_schema

ACTIVITY = """
<iati-activity default-currency="EUR">
  <iati-identifier>XM-DAC-7-1</iati-identifier>
  <reporting-org ref="XM-DAC-7" type="10"><narrative>Ministry of Foreign Affairs</narrative></reporting-org>
  <title><narrative>Lantern &amp; co: against human trafficking</narrative></title>
  <description type="1"><narrative>Help for victims of trafficking in persons.</narrative></description>
  <participating-org ref="XM-DAC-7" type="10" role="1"><narrative>Ministry of Foreign Affairs</narrative>
  </participating-org>
  <participating-org ref="XM-DAC-47066" type="40" role="4">
    <narrative>International Organization for Migration</narrative></participating-org>
  <activity-status code="2"/>
  <activity-date type="1" iso-date="2021-01-01"/>
  <activity-date type="2" iso-date="2021-02-03"/>
  <activity-date type="3" iso-date="2024-12-31"/>
  <recipient-country code="NG" percentage="60"/>
  <recipient-country code="NE" percentage="40"/>
  <location>
    <name><narrative>Agadez</narrative></name>
    <point srsName="http://www.opengis.net/def/crs/EPSG/0/4326"><pos>16.97 7.99</pos></point>
  </location>
  <sector vocabulary="1" code="15180" percentage="100"/>
  <policy-marker vocabulary="1" code="1" significance="2"><narrative>Gender Equality</narrative></policy-marker>
  <budget type="1"><period-start iso-date="2021-01-01"/><period-end iso-date="2021-12-31"/>
    <value value-date="2021-01-01">250000</value></budget>
  <budget type="1"><period-start iso-date="2022-01-01"/><period-end iso-date="2023-12-31"/>
    <value value-date="2022-01-01">70000</value></budget>
  <transaction><transaction-type code="3"/><transaction-date iso-date="2022-05-05"/>
    <value value-date="2022-05-05">1000.5</value></transaction>
  <document-link url="https://example.org/a.pdf" format="application/pdf"><title><narrative>Report</narrative></title><category code="A01"/>
    </document-link>
  <related-activity ref="XM-DAC-7-0" type="1"/>
</iati-activity>
"""
BARE = """
<iati-activity>
  <iati-identifier>XM-DAC-7-2</iati-identifier>
  <reporting-org ref="XM-DAC-7" type="10"><narrative>Ministry of Foreign Affairs</narrative></reporting-org>
  <title><narrative>No dates, no status</narrative></title>
</iati-activity>
"""
ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    folder = tmp_path_factory.mktemp("iati")
    with closing(_loaded(folder, f'<iati-activities version="2.03">{ACTIVITY}{BARE}</iati-activities>')) as opened:
        yield opened


def _loaded(folder: Path, text: str) -> GraphStore:
    path = folder / "activities.xml"
    path.write_text(text, encoding="utf-8")
    opened = EmbeddedStore(folder / "store")
    load(opened, read_data(path, folder / "run"))
    return opened


def _said(store: GraphStore, without: str) -> set[tuple[str, str, str, str]]:
    """The facts without their places; `without` is left out."""
    return {
        (str(f["subject"]), str(f["predicate"]), str(f["object"]), str(f["qualifiers"]))
        for f in facts(store)
        if without not in f"{f['subject']} {f['object']}" and f["predicate"] != "HAS_RELEVANCE"
    }


def test_the_file_is_valid_and_says_what_was_left_out(store: GraphStore) -> None:
    file = io.BytesIO()
    assert write_iati(store, file) == ["1 activities of activities: no participating organisation with a role"]
    schema = activities_schema()
    assert schema.validate(etree.fromstring(file.getvalue())), schema.error_log
    assert file.getvalue().count(b"<iati-activity>") == 1


def test_read_again_it_gives_the_same_facts(store: GraphStore, tmp_path: Path) -> None:
    file = io.BytesIO()
    write_iati(store, file)
    with closing(_loaded(tmp_path, file.getvalue().decode())) as again:
        assert _said(again, "no-such") == _said(store, "XM-DAC-7-2")


def test_without_iati_there_is_nothing_to_write(small: GraphStore) -> None:
    with pytest.raises(QueryError, match="No IATI data are loaded"):
        write_iati(small, io.BytesIO())


@pytest.mark.parametrize("name", ["dutch-mfa-83-activities.xml", "unodc-or-icmpd-mentions.xml", "worldbank-tanzania-v1.xml"])
def test_real_files_come_out_valid(name: str, tmp_path: Path) -> None:
    path = ROOT.parent / "shared" / "iati" / name
    if not path.exists():
        pytest.skip("no ../shared")
    file = io.BytesIO()
    with closing(EmbeddedStore(tmp_path / "store")) as opened:
        load(opened, read_data(path, tmp_path / "run"))
        write_iati(opened, file)
    schema = activities_schema()
    assert schema.validate(etree.fromstring(file.getvalue())), str(schema.error_log)[:2000]
