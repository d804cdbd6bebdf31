"""A process that only moves rows: it is without numpy and pandas, whoever would import them, unless somebody did before."""

import subprocess
import sys

import pytest

SCRIPT = """
import sys
{before}
from graph.lean import keep_lean
keep_lean()
import ladybug
import pyarrow as pa
rows = pa.table({{"name": pa.array(["IOM", "UNHCR"], pa.string())}})
engine = ladybug.Connection(ladybug.Database(":memory:"))
engine.execute("CREATE NODE TABLE Actor(name STRING PRIMARY KEY)")
engine.execute("COPY Actor FROM $rows", {{"rows": rows}})
assert pa.default_memory_pool().backend_name == "system"
print(sorted({{name.partition(".")[0] for name in sys.modules if name.startswith(("numpy.", "pandas."))}}))
print(sorted(engine.execute("MATCH (a:Actor) RETURN a.name").get_all()))
"""


@pytest.mark.parametrize(("before", "there"), [("", []), ("import pyarrow", ["numpy"])], ids=["lean from the start", "Arrow is there"])
def test_neither_arrow_nor_the_engine_imports_numpy_or_pandas_in_a_lean_process(before: str, there: list[str]) -> None:
    script = SCRIPT.format(before=before)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.stdout.splitlines(), done.stderr) == ([str(there), "[['IOM'], ['UNHCR']]"], "")
