"""The bytes of a file: what is refused before anything reads them."""

from pathlib import Path

import pytest

from graph.errors import SourceError
from loaders.readers.files import MAX_BYTES, read_file


@pytest.mark.parametrize("data", [b"", b" \n\t "])
def test_an_empty_file_is_an_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(data)
    with pytest.raises(SourceError, match=r"plan\.txt: the file is empty\. Check that it was saved"):
        read_file(path)


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 33_000_000)
    with pytest.raises(SourceError, match=r"the file has 100 MB, a document may have 67 MB\. Split it"):
        read_file(path)
