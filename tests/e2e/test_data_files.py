"""Data files through the command line: loaded beside documents, bad ones refused while the others load, questions answer."""

import gzip
import os
import time
from pathlib import Path

import pytest

from tests.e2e.running import Tipgraph
from tests.loaders.iati.reading import activity, document

ACTIVITY = activity(
    '<reporting-org ref="XM-DAC-47066" type="40"><narrative>International Organization for Migration (IOM)</narrative></reporting-org>'
    "<title><narrative>Lake shelter</narrative></title>"
    "<description><narrative>Shelter for victims of trafficking.</narrative></description>"
    '<participating-org role="1"><narrative>Lake Fund</narrative></participating-org>'
    '<participating-org role="4"><narrative>Shelter Club</narrative></participating-org>'
    '<recipient-country code="KE" percentage="100"/><activity-date type="1" iso-date="2024-01-01"/>'
    '<transaction><transaction-type code="1"/><transaction-date iso-date="2024-02-01"/><value currency="EUR">500</value>'
    "<provider-org><narrative>Lake Fund</narrative></provider-org></transaction>",
    identifier="XM-DAC-47066-LK.1",
)


def test_data_files_load_and_answer_beside_bad_ones(tipgraph: Tipgraph, tmp_path: Path) -> None:
    (tmp_path / "good.xml.gz").write_bytes(gzip.compress(document(ACTIVITY).encode()))
    (tmp_path / "table.csv").write_text("#org,#sector,#country\nHill Club,Health,Kenya\n")
    (tmp_path / "cut.xml").write_text(document(ACTIVITY)[:-40])
    (tmp_path / "bomb.xml").write_text('<!DOCTYPE x [<!ENTITY a "b">]><iati-activities/>')
    (tmp_path / "cases.csv").write_text("#org,Victim ID\nA,1\n")
    loaded = tipgraph.run("load", tmp_path, code=1)
    assert "3 of 5 sources failed; the others are loaded" in loaded.stderr
    answer = tipgraph.json("ask", "partners-in-country", "country=Kenya")
    assert {row["name"] for row in answer["rows"]} == {"Lake Fund", "Shelter Club", "Hill Club"}
    funding = tipgraph.json("ask", "funding-by-funder", "country=Kenya")
    assert [(row["name"], row["amount"], row["currency"], row["flow"]) for row in funding["rows"]] == [
        ("Lake Fund", 500.0, "EUR", "incoming_funds")
    ]


def test_identifiers_are_exported_as_published_with_the_elements_path(tipgraph: Tipgraph, tmp_path: Path) -> None:
    (tmp_path / "good.xml").write_text(document(ACTIVITY))
    tipgraph.run("load", tmp_path / "good.xml")
    facts = "\n".join(tipgraph.facts())
    assert '"identifiers": ["XM-DAC-47066-LK.1"]' in facts
    assert '"locator": "participating-org[2]"' in facts


def test_an_activity_in_two_publishers_files_is_one_programme_of_both_and_the_report_says_so(tipgraph: Tipgraph, tmp_path: Path) -> None:
    (tmp_path / "one.xml").write_text(document(ACTIVITY))
    (tmp_path / "two.xml").write_text(document(ACTIVITY.replace("Lake shelter", "Lake house").replace(">500<", ">700<")))
    tipgraph.run("load", tmp_path / "one.xml")
    report = tipgraph.run("load", tmp_path / "two.xml").stdout
    assert "identifiers: 1 of its activities one has too (for example programme:XM-DAC-47066-LK.1)" in report.replace("\n", " ")
    rows = tipgraph.json("ask", "compare-sources", "programme=XM-DAC-47066-LK.1")["rows"]
    assert [row["document"].split("~")[0] for row in rows] == ["one", "two"]
    assert all("amounts" in row["differs"] for row in rows)


def test_each_of_several_files_is_told_what_each_other_has_too(tipgraph: Tipgraph, tmp_path: Path) -> None:
    for stem, kept in (("one", "123"), ("two", "23"), ("three", "3"), ("four", "4")):
        text = "".join(ACTIVITY.replace("LK.1", f"LK.{number}") for number in kept)
        (tmp_path / f"{stem}.xml").write_text(document(text))
    tipgraph.run("load", tmp_path / "three.xml")
    reports = tipgraph.json("load", *(tmp_path / f"{stem}.xml" for stem in ("one", "two", "four")))
    told = {report["document"].split("~")[0]: [s["reason"].split(":")[0] for s in report["skipped"] if s["place"] == "identifiers"]
            for report in reports}  # fmt: skip
    said = "{} of its activities {} has too (for example programme"
    assert told == {
        "one": [said.format(1, "three"), said.format(2, "two")],
        "two": [said.format(2, "one"), said.format(1, "three")],
        "four": [],
    }


def test_the_same_bytes_are_unchanged_and_a_later_edition_replaces_the_older(tipgraph: Tipgraph, tmp_path: Path) -> None:
    for month, name in ((1, "Lake shelter"), (2, "Lake house")):
        text = document(ACTIVITY.replace("Lake shelter", name), version=f'generated-datetime="2026-0{month}-01"')
        (tmp_path / f"acts-2026-0{month}-01.xml").write_text(text)
    tipgraph.run("load", tmp_path)
    assert "unchanged" in tipgraph.run("load", tmp_path / "acts-2026-02-01.xml").stdout
    answer = tipgraph.json("ask", "programmes-in-country", "country=Kenya")
    assert [row["programme"] for row in answer["rows"]] == ["programme:XM-DAC-47066-LK.1"]
    assert len(answer["documents"]) == 1


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
def test_a_killed_load_uses_again_what_it_read_and_leaves_nothing_behind(tipgraph: Tipgraph, tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    (files / "a.xml").write_text(document(ACTIVITY))
    (files / "b.xml").write_text(document(*(ACTIVITY.replace("LK.1", f"LK.{number}") for number in range(12_000))))
    load = tipgraph.start("load", files)
    extracts = tipgraph.store / "extracts"
    ends = time.monotonic() + 60
    while not list(extracts.glob("*/report.json")):
        assert time.monotonic() < ends
        assert load.poll() is None
        time.sleep(0.01)
    load.kill()
    load.communicate()
    (kept,) = extracts.glob("*/report.json")
    kept.write_text(kept.read_text().replace("IATI data of", "What was kept of"))
    assert tipgraph.run("load", files).stdout.count("What was kept of") == 1
    assert not extracts.exists()
    assert {d["stem"]: d["statements"] > 0 for d in tipgraph.json("stats")["documents"] if d["kind"] == "iati"} == {"a": True, "b": True}
    assert "unchanged" in tipgraph.run("load", files / "b.xml").stdout


def test_transactions_are_read_again_from_the_loaded_file(tipgraph: Tipgraph, tmp_path: Path) -> None:
    file = tmp_path / "good.xml"
    file.write_text(document(ACTIVITY))
    tipgraph.run("load", file)
    [row] = tipgraph.json("transactions", "XM-DAC-47066-LK.1")
    assert (row["value"], row["currency"], row["date"], row["provider"]) == ("500", "EUR", "2024-02-01", "Lake Fund")
    file.rename(tmp_path / "moved.xml")
    assert "good.xml" in tipgraph.run("transactions", "XM-DAC-47066-LK.1", code=2).stderr
    assert "500" in tipgraph.run("transactions", "Lake shelter", "--file", tmp_path / "moved.xml").stdout
    (tmp_path / "moved.xml").write_text(document(ACTIVITY) + " ")
    refused = tipgraph.run("transactions", "Lake shelter", "--file", tmp_path / "moved.xml", code=2).stderr
    assert "is not the file that was loaded" in refused
