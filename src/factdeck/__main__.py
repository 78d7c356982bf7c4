"""``python -m factdeck`` to the command line."""

import sys

from factdeck.cli import main

if __name__ == "__main__":
    sys.exit(main())
