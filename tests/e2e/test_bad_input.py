"""Files that cannot be loaded: one clear line each, with the file, the place and the fix; the others of the call are loaded."""

import json
import os
import sys
import threading
from pathlib import Path

import pytest

from tests.e2e.documents import EMN
from tests.e2e.running import Tipgraph

CASES: dict[str, tuple[bytes, str, str]] = {
    "empty.txt": (b"", "the file is empty", "Check that it was saved"),
    "blank.txt": (b"\n \n", "the file is empty", "Check that it was saved"),
    "binary.txt": (b"National contribution\x00\x01\x02", ", byte 21: the file is binary (byte 0x00)", "saved as UTF-8"),
    "utf16.txt": (EMN.encode("utf-16-le"), ", byte 1: the file is binary", "saved as UTF-8"),
    "utf16-cut.txt": (b"\xff\xfe" + EMN.encode("utf-16-le")[:101], "the file says it is utf-16 but is not", "Save it as UTF-8"),
    "report.odt": (b"PK", "no reader for .odt", "Give one of: .docx, .htm, .html, .md, .pdf, .txt, .xhtml"),
    "no-ending": (b"text", "no reader for files without an ending", "Give one of: .docx, .htm"),
    "cut.pdf": (b"%PDF-1.7", "the file is no PDF, or a damaged one", "Download or save it again"),
    "web.pdf": (b"<html>Not found</html>", "the file is no PDF, or a damaged one", "Download or save it again"),
    "cut.docx": (b"PK\x03\x04", "the file is no Word file, or a damaged one", "Download or save it again"),
    "old.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "the file is an old Word file (.doc)", "save it as .docx"),
    "blank.html": (b"<html><body><script>draw()</script></body></html>", "the page holds no text", "Save the page from a browser"),
    "novel.txt": (b"Once upon a time.", "no known kind of document", "--kind"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "files"
    made.mkdir()
    (made / "good.txt").write_text(EMN, encoding="utf-8")
    return made


def test_each_bad_file_has_its_line_and_the_good_one_is_loaded(tipgraph: Tipgraph, folder: Path) -> None:
    for name, (data, _, _) in CASES.items():
        (folder / name).write_bytes(data)
    done = tipgraph.run("load", *(folder / name for name in CASES), folder / "good.txt", folder / "missing.txt", code=1)
    lines = done.stderr.splitlines()
    for name, (_, problem, fix) in CASES.items():
        (line,) = [line for line in lines if str(folder / name) in line]
        assert problem in line
        assert fix in line
    assert (
        f"{folder / 'missing.txt'}: the file cannot be read (No such file or directory). Check that it is there and readable" in done.stderr
    )
    assert lines[-1].endswith(f"{len(CASES) + 1} of {len(CASES) + 2} sources failed; the others are loaded.")
    assert f"{folder / 'good.txt'}: loaded as good~" in done.stdout
    assert {json.loads(line)["document"] for line in tipgraph.facts()} == {"good"}


def test_failures_as_json(tipgraph: Tipgraph, folder: Path) -> None:
    (folder / "empty.txt").touch()
    good, bad = sorted(tipgraph.json("load", folder, code=1), key=lambda r: r["outcome"] == "failed")
    assert good["outcome"] == "loaded"
    assert bad == {"source": str(folder / "empty.txt"), "outcome": "failed", "place": "", "problem": "the file is empty",
                   "fix": "Check that it was saved or downloaded whole"}  # fmt: skip


def test_a_line_of_100_mb(tipgraph: Tipgraph, folder: Path) -> None:
    with (folder / "sparse.txt").open("wb") as file:
        file.truncate(100_000_000)
    with (folder / "long.txt").open("wb") as file:
        file.write(b"a" * 2_000_000)
    problems = tipgraph.run("load", folder, code=1).stderr
    assert f"{folder / 'sparse.txt'}: the file has 100 MB" in problems
    assert f"{folder / 'long.txt'}, line 1: the line has 2,000,000 characters" in problems


def test_windows_encodings_are_read(tipgraph: Tipgraph, folder: Path) -> None:
    (folder / "good.txt").write_bytes(EMN.replace("☒ ", "x ").replace("☐ ", "").encode("cp1252"))
    (folder / "second.txt").write_bytes(EMN.replace("Harbours", "Ports").encode("utf-16"))
    assert tipgraph.run("load", folder).stdout.count(": loaded as ") == 2


@pytest.mark.parametrize("cut", ["Third country/ies of implementation: Nigeria, Gh", "Implementing partners: IOM, Har", "State of imple"])
def test_a_truncated_table_gives_what_it_has(tipgraph: Tipgraph, folder: Path, cut: str) -> None:
    (folder / "good.txt").write_text(EMN[: EMN.index(cut) + len(cut)], encoding="utf-8")
    (report,) = tipgraph.json("load", folder)
    assert report["outcome"] == "loaded"
    assert report["statements"] < 17


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_file_that_goes_while_it_is_waited_for(tipgraph: Tipgraph, folder: Path) -> None:
    """The first file is a pipe that says nothing until the last one is gone."""
    pipe, going = folder / "a-pipe.txt", folder / "z-going.txt"
    os.mkfifo(pipe)
    going.write_text(EMN, encoding="utf-8")

    def remove_then_speak() -> None:
        with pipe.open("wb") as end:  # waits for the reader
            going.unlink()
            end.write(EMN.replace("Harbours", "Ports").encode())

    speaker = threading.Thread(target=remove_then_speak, daemon=True)
    speaker.start()
    done = tipgraph.run("load", pipe, folder / "good.txt", going, code=1)
    speaker.join(5)
    assert f"{going}: the file cannot be read (No such file or directory)" in done.stderr
    assert done.stdout.count(": loaded as ") == 2


def test_a_folder_and_a_file_that_may_not_be_read(tipgraph: Tipgraph, folder: Path) -> None:
    if os.name == "nt" or os.geteuid() == 0:
        pytest.skip("root reads everything")
    (folder / "secret.txt").write_text(EMN, encoding="utf-8")
    (folder / "secret.txt").chmod(0)
    assert "secret.txt: the file cannot be read (Permission denied)" in tipgraph.run("load", folder, code=1).stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only there are names any bytes")
def test_files_whose_names_are_no_utf_8(tipgraph: Tipgraph, folder: Path) -> None:
    for name in (b"pl\xe1n.txt", b"m\xe1.xml"):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(EMN, encoding="utf-8")
    done = tipgraph.run("load", folder, code=1)
    for shown in ("pl\\udce1n.txt", "m\\udce1.xml"):
        assert f"{shown}: its name, or that of a folder above it, is not written in UTF-8. Rename it" in done.stderr
    assert done.stdout.count(": loaded as ") == 1
    nothing = Path(os.fsdecode(os.fsencode(folder) + b"/n\xe1"))
    nothing.mkdir()
    assert "n\\udce1: no file that a reader knows" in tipgraph.run("load", nothing, code=2).stderr


def test_a_directory_named_like_a_file(tipgraph: Tipgraph, folder: Path) -> None:
    (folder / "odd.txt").mkdir()
    assert tipgraph.run("load", folder).stdout.count(": loaded as ") == 1


def test_a_store_that_is_no_store(tipgraph: Tipgraph, folder: Path) -> None:
    tipgraph.store.mkdir()
    (tipgraph.store / "letter.doc").touch()
    assert "was not written by tipgraph" in tipgraph.run("load", folder, code=3).stderr
    file = Tipgraph(folder / "good.txt", tipgraph.home)
    assert "is a file; a store is a folder" in file.run("stats", code=3).stderr


def test_an_unknown_engine(tipgraph: Tipgraph) -> None:
    other = Tipgraph(Path("."), tipgraph.home, {"TIPGRAPH_STORE": "neptune://host"})
    assert "No graph engine for neptune:// addresses" in other.run("stats", code=3).stderr
