"""What may run: SELECT, ASK, CONSTRUCT, DESCRIBE on the store's own graph; decided on tokens, and then on the parsed query.

Every bare word of a query must be one of SPARQL's own words below, so that whatever is not on the list (SERVICE, FROM, every update) is
refused, whatever another parser would make of the text.
"""

import re

from graph.errors import NotAllowed, QueryError

MOST_CHARACTERS = 20_000
"""Of a query."""

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_ALLOWED = f"Only {', '.join(FORMS)} on the store's own graph are: no SERVICE, no FROM, no update."
_LIST = """
BASE PREFIX SELECT CONSTRUCT DESCRIBE ASK DISTINCT REDUCED AS WHERE GROUP BY HAVING ORDER ASC DESC LIMIT OFFSET VALUES OPTIONAL GRAPH UNION
FILTER BIND MINUS EXISTS NOT IN UNDEF A TRUE FALSE
STR LANG LANGMATCHES DATATYPE BOUND IRI URI BNODE RAND ABS CEIL FLOOR ROUND CONCAT STRLEN UCASE LCASE ENCODE_FOR_URI CONTAINS STRSTARTS
STRENDS STRBEFORE STRAFTER YEAR MONTH DAY HOURS MINUTES SECONDS TIMEZONE TZ NOW UUID STRUUID MD5 SHA1 SHA256 SHA384 SHA512 COALESCE IF
STRLANG STRDT SAMETERM ISIRI ISURI ISBLANK ISLITERAL ISNUMERIC REGEX SUBSTR REPLACE COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT SEPARATOR
"""
_WORDS = frozenset(_LIST.split())
"""SPARQL's own words in queries, less FROM, NAMED and SERVICE."""

_TOKEN = re.compile(
    r"""
    (?P<skip> \s+ | \#[^\n\r]* | <[^<>"{}|^`\\\x00-\x20]*> | '''(?:[^'\\]|\\.|'(?!''))*''' | \"""(?:[^"\\]|\\.|"(?!""))*\"""
      | '(?:[^'\\\n\r]|\\.)*' | "(?:[^"\\\n\r]|\\.)*" | @[A-Za-z]+(?:-[A-Za-z0-9]+)* | [?$]\w+
      | (?:\w[\w.-]*)?:(?:[\w:]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%])(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%])*
      | (?:\w[\w.-]*)?: | [0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)? | \.[0-9]+ | [^\w\s] )
    | (?P<word> [^\W\d]\w* )
    | (?P<odd> . )
    """,
    re.VERBOSE | re.DOTALL,
)


def check_tokens(text: str) -> None:
    """Refuse a text with a word that is not allowed; quick, and nothing is run.

    Raises:
        NotAllowed: it holds such a word, or hides characters behind escapes.
        QueryError: it is too long.
    """
    if len(text) > MOST_CHARACTERS:
        raise QueryError(f"The query has {len(text):,} characters; at most {MOST_CHARACTERS:,} are read.", "query")
    if "\\u" in text or "\\U" in text:
        raise NotAllowed("The query holds a \\u escape, which could hide a word. Write the character itself.", "query")
    for match in _TOKEN.finditer(text):
        word = match["word"]
        if word and word.upper() not in _WORDS:
            line = text.count("\n", 0, match.start()) + 1
            raise NotAllowed(f"Line {line}: {word!r} is not allowed. {_ALLOWED}", "query")


def check_query(text: str) -> str:
    """Refuse what is no query of the allowed forms; its form.

    Raises:
        NotAllowed: see check_tokens; or the parsed query names a dataset or a service, or is an update.
        QueryError: it is no SPARQL.
    """
    check_tokens(text)
    from pyparsing import ParseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parsed = parseQuery(text)
    except ParseException as problem:
        raise QueryError(f"That is no SPARQL query: line {problem.lineno}, column {problem.col}: {problem.msg}.") from problem
    except RecursionError as problem:
        raise QueryError("The query is nested too deeply.") from problem
    form = str(parsed[1].name).removesuffix("Query").upper()
    if form not in FORMS or "datasetClause" in parsed[1] or "ServiceGraphPattern" in str(parsed):
        raise NotAllowed(f"This query is not allowed. {_ALLOWED}")
    return form
