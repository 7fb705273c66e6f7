"""``python -m newsie``: the command line."""

from newsie.cli import main

if __name__ == "__main__":
    main(prog_name="newsie")
