"""A process that only moves rows: what it leaves out is still there for who asks for it."""

import subprocess
import sys

SCRIPT = """
import sys
import pyarrow as pa
from graph.lean import keep_lean
keep_lean()
rows = pa.table({"name": ["IOM", "UNHCR"]})
assert "pandas" not in sys.modules, "Arrow imported pandas"
assert pa.default_memory_pool().backend_name == "system"
frame = rows.to_pandas()
assert "pandas" in sys.modules
print(list(frame["name"]))
"""


def test_a_lean_process_does_not_import_pandas_before_it_is_asked_for() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("['IOM', 'UNHCR']", "")
