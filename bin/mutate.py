"""Plant faults in the engine, run the tests against each, and demand that at least 95 % are noticed.

The survivors are listed at the end; `docs/reference/mutation.md` says of each kind why it is harmless.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
MUTMUT = Path(sys.executable).with_name("mutmut")
WANTED = 95.0
EXAMPLES = "40"
"""Random examples a property tries for each fault; the full number would take a day."""


def main() -> int:
    """Run mutation testing from where it stopped; 0 if enough faults were noticed."""
    environment = os.environ | {"RABTA_EXAMPLES": os.environ.get("RABTA_EXAMPLES", EXAMPLES)}
    subprocess.run([MUTMUT, "run"], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    subprocess.run([MUTMUT, "export-cicd-stats"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    stats = json.loads((ROOT / "mutants" / "mutmut-cicd-stats.json").read_text(encoding="utf-8"))
    noticed = stats["killed"] + stats["timeout"] + stats.get("suspicious", 0)
    share = 100 * noticed / stats["total"]
    results = subprocess.run([MUTMUT, "results"], cwd=ROOT, check=True, capture_output=True, text=True)
    sys.stdout.write(results.stdout)
    sys.stdout.write(f"{noticed} of {stats['total']} planted faults noticed: {share:.1f} %\n")
    return 0 if share >= WANTED else 1


if __name__ == "__main__":
    sys.exit(main())
