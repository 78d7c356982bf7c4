"""``python -m factdeck`` to the command line."""

from factdeck.cli import run

if __name__ == "__main__":
    run()
