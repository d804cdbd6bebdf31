"""Transactions one by one."""

import gzip
import zipfile
from pathlib import Path

from loaders.iati.transactions import read_transactions
from tests.loaders.iati.reading import activity, document

PAID = (
    '<transaction><transaction-type code="3"/><transaction-date iso-date="2024-02-01"/><value value-date="2024-02-03">-5 000</value>'
    '<provider-org ref="XX-1"><narrative>Lake Fund</narrative></provider-org></transaction>'
    '<transaction><transaction-type>C</transaction-type><value currency="eur" value-date="2024-03-04">7</value>'
    "<receiver-org>Shelter Club</receiver-org></transaction>"
)


def test_each_transaction_is_given_as_published(tmp_path: Path) -> None:
    path = tmp_path / "a.xml.gz"
    path.write_bytes(gzip.compress(document(activity("", "A-1"), activity(PAID, "B-2", 'default-currency="USD"')).encode()))
    first, second = read_transactions(path, {"B-2"})
    assert (first.activity, first.record, first.locator) == ("B-2", 2, "transaction[1]")
    assert (first.kind, first.date) == ("disbursement", "2024-02-01")
    assert (first.value, first.currency, first.provider, first.provider_ref, first.receiver) == ("-5 000", "USD", "Lake Fund", "XX-1", "")
    assert (second.kind, second.date, second.currency, second.receiver) == ("commitment", "2024-03-04", "EUR", "Shelter Club")


def test_no_currency_is_assumed_and_no_other_activity_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(document(activity(PAID, "A-1"), activity(PAID, "B-2")))
    assert [(t.activity, t.currency) for t in read_transactions(path, {"A-1"})] == [("A-1", ""), ("A-1", "EUR")]


def test_a_comment_in_a_transaction_takes_nothing_of_it(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    paid = PAID.replace("-5 000", "-5<!-- thousand --> 000").replace("Shelter Club", "Shelter <!-- the old one -->Club")
    path.write_text(document(activity(paid, "A-<!-- x -->1")))
    assert [(t.value, t.receiver) for t in read_transactions(path, {"A-1"})] == [("-5 000", ""), ("7", "Shelter Club")]


def test_an_email_address_in_a_ref_is_not_given(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(document(activity(PAID.replace("XX-1", "ana@mail.example"), "A-1")))
    assert [t.provider_ref for t in read_transactions(path, {"A-1"})] == ["", ""]


def test_elements_of_another_namespace_are_no_part_of_a_transaction_and_no_record(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    paid = PAID.replace("<receiver-org>", '<value xmlns="urn:b">8</value><receiver-org xmlns="urn:b">Other</receiver-org><receiver-org>')
    inner = "<y:iati-activity><y:iati-identifier>A-1</y:iati-identifier></y:iati-activity>"
    path.write_text(document(inner + activity(paid, "A-1"), version='xmlns="urn:a" xmlns:y="urn:b"'))
    assert [(t.record, t.value, t.receiver) for t in read_transactions(path, {"A-1"})] == [(1, "-5 000", ""), (1, "7", "Shelter Club")]


def test_records_of_an_archive_are_numbered_throughout_and_what_is_not_iati_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("0.xml", "{}")
        archive.writestr("1.xml", document(activity(PAID, "A-1")))
        archive.writestr("2.xml", document(activity(PAID, "B-2")))
    assert [(t.activity, t.record) for t in read_transactions(path, {"A-1", "B-2"})] == [("A-1", 1)] * 2 + [("B-2", 2)] * 2
