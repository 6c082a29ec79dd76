"""The `liaison` command: the only part of the program that sees all the others (through `commands/`)."""

import os
import sys


def main() -> None:
    """Run the command line. Exit codes: 0 clean, 1 gaps, 2 the run itself failed, 3 incomplete with no gap found."""
    from commands.app import app
    from commands.failure import explain
    from commands.parser import run

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A Chinese Windows console is GBK: a name it cannot show must not end the command.
            stream.reconfigure(errors="replace")
    try:
        code = run(app)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except Exception as error:
        explain(error)
        raise SystemExit(2) from error
    raise SystemExit(code)


if __name__ == "__main__":
    main()
