from __future__ import annotations

import subprocess
import sys


def test_the_whole_engine_loads_where_django_is_not_installed() -> None:
    program = (
        "import sys; sys.modules['django'] = None\n"
        "import rollforward.engine.pipeline, rollforward.engine.reading, rollforward.engine.writing\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
