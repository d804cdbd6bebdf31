"""A process that only moves rows: it is without pandas, whoever would import it."""

import subprocess
import sys

SCRIPT = """
import sys
import ladybug
import pyarrow as pa
from graph.lean import keep_lean
keep_lean()
rows = pa.table({"name": ["IOM", "UNHCR"]})
engine = ladybug.Connection(ladybug.Database(":memory:"))
engine.execute("CREATE NODE TABLE Actor(name STRING PRIMARY KEY)")
engine.execute("COPY Actor FROM $rows", {"rows": rows})
assert pa.default_memory_pool().backend_name == "system"
assert not any(name.startswith("pandas.") for name in sys.modules)
print(sorted(engine.execute("MATCH (a:Actor) RETURN a.name").get_all()))
"""


def test_neither_arrow_nor_the_engine_imports_pandas_in_a_lean_process() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("[['IOM'], ['UNHCR']]", "")
