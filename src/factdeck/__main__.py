"""``python -m factdeck`` to the command line."""

from factdeck.command_line.main import run

if __name__ == "__main__":
    run()
