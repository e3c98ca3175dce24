"""`python -m auditor`, and the program `auditor`."""

from __future__ import annotations

import signal


def main() -> None:
    """Begins with what is imported first, in which Ctrl-C is not a KeyboardInterrupt: it ends us as it ends any program
    that has begun nothing, without a word. The command line then says what it means to it."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from auditor.cli import main as command_line

    command_line()


if __name__ == "__main__":
    main()
