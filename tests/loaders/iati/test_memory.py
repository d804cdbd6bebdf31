"""A file of any size passes through in the memory of a few hundred activities."""

import tracemalloc
from pathlib import Path

from loaders import iati
from tests.loaders.iati.reading import activity

RECORD = activity(
    f"<title><narrative>A title</narrative></title><description><narrative>{'words ' * 200}</narrative></description>"
    '<participating-org role="4"><narrative>Body</narrative></participating-org><recipient-country code="KE"/>'
    '<budget><value currency="EUR">5</value></budget>'
)


def _peak(folder: Path, count: int) -> int:
    """Bytes at the peak of reading a file of this many activities, its chunks let go as they come."""
    path = folder / f"{count}.xml"
    with path.open("w") as file:
        file.write("<iati-activities>")
        file.writelines(RECORD.replace("ZZ-TEST-1", f"ZZ-{number}") for number in range(count))
        file.write("</iati-activities>")
    tracemalloc.start()
    try:
        assert sum(len(chunk.records) for chunk in iati.read(path).chunks()) == count
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_is_flat(tmp_path: Path) -> None:
    _peak(tmp_path, 10)
    small, large = _peak(tmp_path, 1_000), _peak(tmp_path, 6_000)
    assert large < small * 1.5


def test_chunks_hold_no_more_than_their_share(tmp_path: Path) -> None:
    path = tmp_path / "many.xml"
    path.write_text(f"<iati-activities>{RECORD * 1_201}</iati-activities>")
    assert [len(chunk.records) for chunk in iati.read(path).chunks()] == [500, 500, 201]
