"""Text and Markdown files: their text is what they hold."""

from loaders.readers.decoding import decode


def read(data: bytes, name: str) -> str:
    """The text of the file, decoded.

    Raises:
        SourceError: it is no text, or in no encoding that can be told.
    """
    return decode(data, name)
