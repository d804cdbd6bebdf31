"""Files as they come: encodings, roots, archives; and bad ones, which get a clear error each."""

import gzip
import io
import zipfile
import zlib
from pathlib import Path

import pytest
from lxml import etree

from graph.errors import SourceError
from loaders import read_data
from loaders.readers import packed
from tests.loaders.iati.bad_files import bad_file
from tests.loaders.iati.reading import activity, document, read_bytes, read_path, read_text

TEXT = document(activity("<title><narrative>Café aid</narrative></title>"))
SHARED = Path(__file__).parents[4] / "shared" / "iati"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        ("\n \t" + '<?xml version="1.0" encoding="UTF-8"?>' + TEXT).encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        ('<?xml version="1.0" encoding="UTF-16"?>' + TEXT).encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("cp1252"),
        ('<?xml version="1.0" encoding="UTF-8"?>' + TEXT).encode("cp1252"),
        ('<?xml version="1.0" encoding="ISO-8859-1"?>' + TEXT).encode("latin-1"),
    ],
    ids=["utf-8", "white space first", "mark", "utf-16", "utf-16 unmarked", "windows-1252", "says utf-8", "latin-1"],
)
def test_encodings_are_read(tmp_path: Path, data: bytes) -> None:
    (named,) = read_bytes(tmp_path, data).names("Programme").values()
    assert named["name"] == "Café aid"


@pytest.mark.parametrize("declared", ["ISO-8859-1", "latin1", "iso_8859-1"])
def test_what_says_latin_1_is_read_as_windows_1252(tmp_path: Path, declared: str) -> None:
    text = document(activity("<title><narrative>Traite d’êtres humains – l’appui</narrative></title>"))
    read = read_bytes(tmp_path, (f'<?xml version="1.0" encoding="{declared}"?>' + text).encode("cp1252"))
    (named,) = read.names("Programme").values()
    assert named["name"] == "Traite d’êtres humains – l’appui"
    assert read.rows("HAS_RELEVANCE")[0]["to_id"] == "relevance:yes"


def test_a_byte_order_mark_counts_more_than_what_is_declared(tmp_path: Path) -> None:
    (named,) = read_bytes(tmp_path, ('\ufeff<?xml version="1.0" encoding="ISO-8859-1"?>' + TEXT).encode()).names("Programme").values()
    assert named["name"] == "Café aid"


@pytest.mark.parametrize(
    "text",
    [
        activity("<title><narrative>Café aid</narrative></title>"),
        f"<result><iati-activities>{activity('<title><narrative>Café aid</narrative></title>')}</iati-activities></result>",
        document(activity("<title><narrative>Café aid</narrative></title>"), version=""),
        f'<i:iati-activities xmlns:i="urn:i">{TEXT[TEXT.index("<iati-activity ") : -len("</iati-activities>")]}</i:iati-activities>',
    ],
    ids=["single", "datastore", "no version", "prefixed root"],
)
def test_roots_are_read(tmp_path: Path, text: str) -> None:
    assert len(read_text(tmp_path, text).passages) == 1


def test_gz_and_zip_are_read_and_a_zip_in_order_of_names(tmp_path: Path) -> None:
    (tmp_path / "a.xml.gz").write_bytes(gzip.compress(TEXT.encode()))
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        for name in ("2.xml", "1.xml"):
            archive.writestr(name, document(activity("", identifier=name)))
        archive.writestr("readme.txt", "hello")
    assert len(read_path(tmp_path / "a.xml.gz").passages) == 1
    assert list(read_path(tmp_path / "b.zip").names("Programme")) == ["programme:1.xml", "programme:2.xml"]


def test_each_iati_file_of_an_archive_is_read_and_each_other_one_told_by_its_name(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "mixed.zip", "w") as archive:
        archive.writestr("a_metadata.xml", "<meta/>")
        archive.writestr("b.xml", '{"iati": []}')
        archive.writestr("data/", "")
        archive.writestr("data/c.xml", document(activity("", identifier="C")))
        archive.writestr("data/3w.csv", "#org")
        archive.writestr("data/e.xml", document(activity("", identifier="E")))
        archive.writestr("__MACOSX/._c.xml", "x")
    read = read_path(tmp_path / "mixed.zip")
    assert list(read.names("Programme")) == ["programme:C", "programme:E"]
    for name, why in (("a_metadata.xml", "root element is meta"), ("b.xml", "JSON"), ("data/3w.csv", "load it by itself")):
        assert len([line for line in read.remarks.splitlines() if name in line and why in line]) == 1
    assert "MACOSX" not in read.remarks
    assert "data/:" not in read.remarks


@pytest.mark.parametrize("inside", [{"a.xml": "<meta/>", "b.xml": "<tag/>"}, {"a.xml": "{}", "b.xml": "[]"}, {"a.csv": "#org"}])
def test_an_archive_without_iati_data_is_refused(tmp_path: Path, inside: dict[str, str]) -> None:
    with zipfile.ZipFile(tmp_path / "none.zip", "w") as archive:
        for name, text in inside.items():
            archive.writestr(name, text)
    with pytest.raises(SourceError, match=r"root element is meta|JSON|no file that ends in \.xml"):
        read_data(tmp_path / "none.zip", tmp_path / "run")


def test_a_monthly_file_is_an_edition_of_one_dataset(tmp_path: Path) -> None:
    old, new = (read_text(tmp_path, TEXT, f"acts-2026-0{month}-01.xml") for month in (1, 2))
    assert old.records.document.dataset == new.records.document.dataset


def test_the_files_own_date_is_the_date_of_issue(tmp_path: Path) -> None:
    read = read_text(tmp_path, document(activity(""), version='generated-datetime="2024-05-06T01:02:03"'))
    assert read.records.document.issued == "2024-05-06"


@pytest.mark.parametrize(
    "doctype",
    [
        "<!DOCTYPE iati-activities>",
        '<!DOCTYPE iati-activities SYSTEM "http://nowhere.example/iati.dtd">',
        "<!DOCTYPE iati-activities\n PUBLIC '-//Nobody//DTD' 'no-such-file.dtd' >",
        '<!-- <!DOCTYPE a SYSTEM "b"> --><?note <!DOCTYPE a?><!DOCTYPE iati-activities SYSTEM "b"><!-- > -->',
    ],
    ids=["bare", "system", "public", "after asides"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "ISO-8859-15"])
def test_a_document_type_without_entities_is_passed_over(tmp_path: Path, doctype: str, encoding: str) -> None:
    data = (f'<?xml version="1.0" encoding="{encoding}"?>\n<!-- café -->' + doctype + TEXT).encode(encoding)
    (named,) = read_bytes(tmp_path, data).names("Programme").values()
    assert named["name"] == "Café aid"


@pytest.mark.parametrize("use", ["&a;", "&nbsp;"])
def test_a_document_type_of_another_file_is_never_read(tmp_path: Path, use: str) -> None:
    dtd = tmp_path / "other.dtd"
    dtd.write_text('<!ENTITY a "leaked">')
    (tmp_path / "bad.xml").write_text(f'<!DOCTYPE iati-activities SYSTEM "{dtd}">' + TEXT.replace("Café", use))
    with pytest.raises(SourceError, match="broken") as caught:
        read_data(tmp_path / "bad.xml", tmp_path / "run")
    assert "leaked" not in str(caught.value)


BAD = {
    "empty": (b"", "empty"),
    "blank": (b" \n ", "empty"),
    "json": (b'{"iati": []}', "JSON"),
    "text": (b"hello", "no XML"),
    "web page": (b"<!DOCTYPE html><html></html>", "web page"),
    "another root": (b"<tag></tag>", "root element is tag"),
    "no activity": (document().encode(), "holds no iati-activity"),
    "truncated": (TEXT.encode()[:-30], "broken"),
    "wrong nesting": (TEXT.replace("</title>", "</tilte>").encode(), "broken"),
    "entities": (b'<!DOCTYPE x [<!ENTITY a "b">]>' + TEXT.encode(), "entities"),
    "bomb": (b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><iati-activities>&b;</iati-activities>', "entities"),
    "entities behind a false comment": (
        b'<!DOCTYPE x SYSTEM "<!--" [<!ENTITY a "b">]><!-- -->' + TEXT.replace("aid", "&a;").encode(),
        "entities",
    ),
    "a type of its own": (b"<!DOCTYPE x [<!ELEMENT x ANY>]>" + TEXT.encode(), "entities"),
    "two types": (b"<!DOCTYPE x><!DOCTYPE x>" + TEXT.encode(), "entities"),
    "root in a comment": (b"<!-- <iati-activities> " + b"x" * 70_000 + b'--><!DOCTYPE x [<!ENTITY a "b">]>' + TEXT.encode(), "missing"),
    "undefined entity": (TEXT.replace("aid", "&nbsp;").encode(), "broken"),
    "control character": (TEXT.replace("aid", "\x01").encode(), "broken"),
    "too deep": (("<iati-activities>" + "<a>" * 300).encode(), "broken"),
    "two roots": ((TEXT + TEXT).encode(), "broken"),
}


@pytest.mark.parametrize(("data", "said"), BAD.values(), ids=list(BAD))
def test_a_bad_file_gets_a_clear_error(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "bad.xml").write_bytes(data)
    with pytest.raises(SourceError, match=said) as caught:
        read_data(tmp_path / "bad.xml", tmp_path / "run")
    assert "bad.xml" in str(caught.value)
    assert caught.value.fix


@pytest.mark.parametrize(
    "text", ['<iati-activity hierarchy="{}"/>', "<iati-activity><title><narrative>{}</narrative></title></iati-activity>"]
)
def test_a_text_or_an_attribute_that_is_too_large_is_no_broken_download(tmp_path: Path, text: str) -> None:
    (tmp_path / "bad.xml").write_text(document(text.format("x" * 12_000_000)))
    with pytest.raises(SourceError, match="one text or attribute has more than 10 MB") as caught:
        read_data(tmp_path / "bad.xml", tmp_path / "run")
    assert "Download" not in str(caught.value)


@pytest.mark.parametrize("name", ["table.csv.gz", "table.xlsx.gz", "table.csv.zip"])
def test_a_packed_table_is_told_to_be_unpacked(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(gzip.compress(b"#org,#country"))
    with pytest.raises(SourceError, match=r"tables \(\.(csv|xlsx)\) are not read from archives. Unpack it"):
        read_data(tmp_path / name, tmp_path / "run")


def test_an_error_names_the_record_before_it(tmp_path: Path) -> None:
    (tmp_path / "bad.xml").write_text(TEXT.replace("</iati-activities>", "<iati-activity><oops>"))
    with pytest.raises(SourceError, match="record 2, after ZZ-TEST-1"):
        read_data(tmp_path / "bad.xml", tmp_path / "run")


def test_a_bomb_in_an_archive_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "FREE", 1 << 20)
    bomb = b"<iati-activities>" + b" " * (40 << 20)
    (tmp_path / "bomb.xml.gz").write_bytes(gzip.compress(bomb))
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", bomb)
    for name in ("bomb.xml.gz", "bomb.zip"):
        with pytest.raises(SourceError, match="grows beyond"):
            read_data(tmp_path / name, tmp_path / "run")


@pytest.mark.parametrize("name", ["cut.xml.gz", "none.xml.gz", "cut.zip", "empty.zip", "locked.zip"])
def test_a_bad_archive_gets_a_clear_error(tmp_path: Path, name: str) -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt" if name == "empty.zip" else "a.xml", TEXT * 50)
    data = {
        "cut.xml.gz": gzip.compress(TEXT.encode() * 9)[:-20],
        "none.xml.gz": zlib.compress(TEXT.encode()),
        "cut.zip": whole.getvalue()[:-30],
        "empty.zip": whole.getvalue(),
        "locked.zip": whole.getvalue().replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"),
    }[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(SourceError, match="archive"):
        read_data(tmp_path / name, tmp_path / "run")


def _count(path: Path, xpath: str) -> int:
    return int(float(str(etree.parse(path).xpath(f"count({xpath})"))))


@pytest.mark.skipif(not SHARED.exists(), reason="the real files are not part of the repository")
@pytest.mark.parametrize("name", sorted(p.name for p in SHARED.glob("*.xml")) if SHARED.exists() else [])
def test_counts_match_an_independent_count(name: str) -> None:
    read = read_path(SHARED / name)
    roles = ("FUNDS", "ACCOUNTABLE_FOR", "EXTENDS", "IMPLEMENTS", "PARTICIPATES_IN")
    took_part = sum(row["rule"] == "iati.participating" for role in roles for row in read.rows(role))
    countries = {f"{row['locator']} {row['passage']}" for row in read.rows("TARGETS", "Country") if row["basis"] == ""}
    assert len(read.passages) == _count(SHARED / name, "//iati-activity")
    assert took_part == _count(SHARED / name, "//iati-activity/participating-org[@ref != '' or normalize-space(.) != '']")
    assert len(countries) == _count(SHARED / name, "//iati-activity/recipient-country")


@pytest.mark.parametrize("first", range(0, 300, 30))
def test_of_300_generated_bad_files_each_gets_a_clear_error(tmp_path: Path, first: int) -> None:
    for seed in range(first, first + 30):
        path = tmp_path / f"bad-{seed}.xml"
        path.write_bytes(bad_file(seed))
        with pytest.raises(SourceError) as caught:
            read_data(path, tmp_path / "run")
        assert path.name in str(caught.value)
        assert caught.value.fix
        assert "its loader failed" not in caught.value.problem
