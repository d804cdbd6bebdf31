"""HXL tags (Humanitarian Exchange Language 1.1) for the columns of lists and answers."""

from collections.abc import Mapping

TAGS: Mapping[str, str] = {
    "actor": "#org+id",
    "actors": "#org+list",
    "aliases": "#meta+aliases",
    "amount": "#value",
    "beneficiaries": "#beneficiary+list",
    "converted": "#value+converted",
    "country": "#country+code",
    "country_name": "#country+name",
    "currency": "#value+currency",
    "document": "#meta+source+id",
    "documents": "#meta+source",
    "end_date": "#date+end",
    "funder": "#org+funder",
    "identifiers": "#meta+id+list",
    "issued": "#date+issued",
    "kind": "#meta+kind",
    "language": "#meta+language",
    "name": "#meta+name",
    "pages": "#meta+source+page",
    "programme": "#activity+id",
    "programme_name": "#activity+name",
    "programmes": "#activity+list",
    "quotes": "#description+quote",
    "region": "#region",
    "roles": "#org+role",
    "seat": "#org+country+code",
    "sector": "#sector",
    "start_date": "#date+start",
    "statements": "#meta+evidence+id",
    "status": "#status",
    "theme": "#subsector+theme",
    "themes": "#subsector+theme+list",
}
"""A tag for each column that the standard has a hashtag for."""


def tag_of(column: str) -> str:
    """The column's tag; columns without one are `#meta` with their name as attribute."""
    return TAGS.get(column, "#meta+" + column.replace("_", ""))
