"""``python -m rollforward``: the same as the command ``rollforward``."""

from rollforward.cli.main import main

if __name__ == "__main__":
    main()
