"""`rabta` on the command line: data on standard output, messages on standard error.

Exit codes: 0 done · 1 a check found something · 2 the command was misused ·
3 the input could not be read · 4 with --lines, some lines were bad and the rest was done.
"""

from __future__ import annotations

import sys

from rabta import __version__


def main() -> None:
    """Run the command line; `--version` is answered before anything heavy is imported."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"rabta {__version__}\n")
        return
    from rabta.cli.verbs import application

    application()()
