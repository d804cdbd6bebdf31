"""Files as blocks of bytes, also inside .gz and .zip: read as they come, never whole, and never grown beyond measure."""

import gzip
import hashlib
import os
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from graph.errors import SourceError

BLOCK = 1 << 18
"""Bytes read at a time: enough to be fast, little beside one activity's tree."""

MAX_UNPACKED = 32 << 30
"""Bytes that an archive may hold unpacked; all of IATI is about 9 GB."""

MAX_RATIO = 250
"""How many times an archive may grow: real data files shrink 10 to 60 times, bombs a thousand times."""

FREE = 8 << 20
"""Bytes that may be unpacked before the ratio counts: a small file of nothing but one word shrinks well and is harmless."""

MAX_MEMBERS = 1_000
"""Files in one archive."""

PACKED = frozenset({".gz", ".zip"})
"""The endings of archives."""


def sha256_of(path: Path) -> str:
    """The hash of a file's bytes.

    Raises:
        SourceError: the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as problem:
        raise _unreadable(path, problem) from problem


def members(path: Path, endings: frozenset[str]) -> tuple[str, ...]:
    """The names of an archive's files that have one of these endings, in order; ("",) for a file that is no archive, or a .gz.

    Raises:
        SourceError: the archive is damaged, too large, encrypted, or holds no such file.
    """
    if path.suffix.lower() != ".zip":
        return ("",)
    try:
        with zipfile.ZipFile(path) as archive:
            found = [info for info in archive.infolist() if Path(info.filename).suffix.lower() in endings and not info.is_dir()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as problem:
        raise _damaged(path, str(problem)) from problem
    kept = [info for info in found if not Path(info.filename).name.startswith((".", "_"))]
    if not kept:
        raise SourceError(
            str(path), f"the archive holds no file that ends in {', '.join(sorted(endings))}", "Check that it is the right one"
        )
    if len(kept) > MAX_MEMBERS:
        raise SourceError(str(path), f"the archive holds {len(kept)} files, at most {MAX_MEMBERS} are read", "Split it")
    if any(info.flag_bits & 1 for info in kept):
        raise SourceError(str(path), "the archive is encrypted", "Unpack it and load the files")
    return tuple(sorted(info.filename for info in kept))


def others(path: Path, endings: frozenset[str]) -> tuple[str, ...]:
    """The names of an archive's other files, in order, but for those that systems put into archives; none for a file that is none."""
    if path.suffix.lower() != ".zip":
        return ()
    with zipfile.ZipFile(path) as archive:
        names = [info.filename for info in archive.infolist() if not info.is_dir()]
    return tuple(sorted(n for n in names if Path(n).suffix.lower() not in endings and not Path(n).name.startswith((".", "_"))))


def blocks(path: Path, member: str = "") -> Iterator[bytes]:
    """The bytes of a file, or of one file of an archive, unpacked and block by block.

    Raises:
        SourceError: it cannot be read, is damaged, or grows beyond the limits.
    """
    ending = path.suffix.lower()
    try:
        if ending == ".zip":
            with zipfile.ZipFile(path) as archive, archive.open(member) as file:
                yield from _limited(path, _read(file), archive.getinfo(member).compress_size)
        elif ending == ".gz":
            with gzip.open(path) as file:
                yield from _limited(path, _read(file), path.stat().st_size)
        else:
            with path.open("rb") as file:
                yield from _read(file)
    except (zipfile.BadZipFile, zlib.error, EOFError, gzip.BadGzipFile) as problem:
        raise _damaged(path, str(problem)) from problem
    except OSError as problem:
        raise _unreadable(path, problem) from problem


def unpacked_size(path: Path) -> int:
    """The bytes of a file once unpacked, as its archive says: to show how far a reading is, never to be relied on."""
    try:
        if path.suffix.lower() == ".zip":
            with zipfile.ZipFile(path) as archive:
                return sum(info.file_size for info in archive.infolist())
        with path.open("rb") as file:
            end = file.seek(0, os.SEEK_END)
            if path.suffix.lower() != ".gz" or end < _GZIP_SIZE:
                return end
            file.seek(-_GZIP_SIZE, os.SEEK_END)
            return int.from_bytes(file.read(_GZIP_SIZE), "little")
    except (OSError, zipfile.BadZipFile):
        return 0


_GZIP_SIZE = 4
"""Bytes at the end of a .gz that hold its unpacked size."""


def inner_name(path: Path) -> str:
    """A file's name without the ending of its packing: `activities.xml` for `activities.xml.gz`."""
    return path.stem if path.suffix.lower() in PACKED else path.name


def _read(file: IO[bytes] | gzip.GzipFile) -> Iterator[bytes]:
    while block := file.read(BLOCK):
        yield block


def _limited(path: Path, unpacked: Iterator[bytes], packed: int) -> Iterator[bytes]:
    """The blocks as long as they stay within the limits: what the archive says of its size is not believed."""
    most = min(MAX_UNPACKED, max(FREE, packed * MAX_RATIO))
    size = 0
    for block in unpacked:
        size += len(block)
        if size > most:
            raise SourceError(
                str(path),
                f"the archive of {packed:,} bytes grows beyond {most:,} bytes",
                "It looks like a decompression bomb; if it is not, unpack it and load the file",
            )
        yield block


def _damaged(path: Path, why: str) -> SourceError:
    return SourceError(str(path), f"the archive is damaged ({why})", "Download it again")


def _unreadable(path: Path, problem: OSError) -> SourceError:
    return SourceError(str(path), f"the file cannot be read ({problem.strerror or problem})", "Check that it is there and readable")
