"""`hoshin` and `python -m pipeline`: the command, with Ctrl-C answered from its first import on."""

import sys


def main() -> int:
    """Run the command line; returns the exit code."""
    try:
        from pipeline.cli import main as run  # noqa: PLC0415  # importing takes half a second in which Ctrl-C may come

        return run()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
