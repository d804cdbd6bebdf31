"""Files that try to do more than be read: reach for other files or the network, or grow when they are opened."""

import gzip
import io
import zipfile
from collections.abc import Mapping

ACTIVITIES = '<iati-activities version="2.03"><iati-activity><iati-identifier>{}</iati-identifier></iati-activity></iati-activities>'
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>'
_WORD_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_WORD_LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of files by the names that stand in it, whatever they are."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _word(document: str) -> bytes:
    return packed({"[Content_Types].xml": _WORD_TYPES, "_rels/.rels": _WORD_LINKS, "word/document.xml": document})


UPLOADS: Mapping[str, bytes] = {
    "laughs.xml": f'<!DOCTYPE x [<!ENTITY l0 "lol">{_LAUGHS}]>{ACTIVITIES.format("&l9;")}'.encode(),
    "squared.xml": f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]>{ACTIVITIES.format("&a;" * 50_000)}'.encode(),
    "file.xml": ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + ACTIVITIES.format("&a;")).encode(),
    "bare-path.xml": ('<!DOCTYPE x [<!ENTITY a SYSTEM "/etc/passwd">]>' + ACTIVITIES.format("&a;")).encode(),
    "network.xml": ('<!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1:1/x">]>' + ACTIVITIES.format("&a;")).encode(),
    "parameter.xml": (
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd"><!ENTITY % q "<!ENTITY a \'%p;\'>">%p;]>' + ACTIVITIES.format("XX-1")
    ).encode(),
    "doctype.xml": ('<!DOCTYPE iati-activities SYSTEM "file:///etc/passwd">' + ACTIVITIES.format("&a;")).encode(),
    "utf16.xml": (
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + ACTIVITIES.format("&a;")
    ).encode("utf-16"),
    "include.xml": b'<iati-activities xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/passwd" parse="text"/>',
    "style.xml": b'<?xml-stylesheet href="file:///etc/passwd"?><x:stylesheet xmlns:x="http://www.w3.org/1999/XSL/Transform"/>',
    "deep.xml": b"<iati-activities>" + b"<a>" * 200_000,
    "name.zip": packed({"../../../tipgraph-slip.txt": "x"}),
    "rooted.zip": packed({"/tmp/tipgraph-slip.txt": "x"}),
    "windows.zip": packed({"..\\..\\tipgraph-slip.txt": "x"}),
    "entity.zip": packed({"a.xml": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + ACTIVITIES.format("&a;")}),
    "laughs.zip": packed({"a.xml": f'<!DOCTYPE x [<!ENTITY l0 "lol">{_LAUGHS}]>{ACTIVITIES.format("&l9;")}'}),
    "nested.zip": packed({"a.zip": packed({"b.zip": packed({"c.txt": "x" * 1_000_000})})}),
    "broken.zip": packed({"a.xml": ACTIVITIES.format("XX-1")})[:-30],
    "grows.gz": gzip.compress(b"\0" * 30_000_000),
    "entity.xml.gz": gzip.compress(('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + ACTIVITIES.format("&a;")).encode()),
    "entity.docx": _word('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + _WORD.format("&a;")),
    "laughs.docx": _word(f'<!DOCTYPE x [<!ENTITY l0 "lol">{_LAUGHS}]>{_WORD.format("&l9;")}'),
    "slip.docx": packed({"../../tipgraph-slip.txt": "x"}),
    "endless-word.docx": _word(_WORD.format("x" * 3_000_000)),
    "macro.docm": _word(_WORD.format("x")),
    "shapes.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>fetch("/v1/load")</script></svg>',
    "page.html": b'<html><body><iframe src="file:///etc/passwd"></iframe><script src="/v1/load"></script></body></html>',
    "launch.pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/Launch/F(/bin/sh)>>>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
    "nul.txt": b"\0" * 1_000,
}
"""By name. None is a document or data that a loader knows, so each is refused; whoever reads it must not be led anywhere on the way."""

FORMULAS = b"#org,#country\n=cmd|' /C calc'!A0,Kenya\n=HYPERLINK(\"http://127.0.0.1:1/\"),Kenya\n@SUM(A1:A9),Kenya\n-2+3+cmd,Kenya\n"
"""A 3W table, whose bodies a spreadsheet would run."""
