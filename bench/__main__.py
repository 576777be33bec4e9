"""`python -m bench chronology`: run one benchmark and print what it found."""

import argparse
import importlib

BENCHES = {
    "chronology": "one child's chronology page against a bare view of the same rows",
    "assessment": "a family's assessment with 200 contributions against a bare view of the same rows",
    "plan": "the working page of a plan against a bare view of the same rows",
    "directory": "the public directory of 5,000 services, as open data and as a page, against bare views of the same rows",
    "bundle": "a bundle of 2,000 entries, made by its job, against writing the same words with the PDF library alone",
    "work": "the drift board and a worker's first page in a large authority, against bare views of the same rows",
    "figures": "the commissioner's first page in an authority of 20,000 people, against reading the same tables once",
}


def main() -> None:
    """Read the command line and run the benchmark it names."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "name", choices=list(BENCHES), help="; ".join(f"{n}: {w}" for n, w in BENCHES.items())
    )
    parser.add_argument(
        "--others", type=int, default=200_000, help="entries about other families (default 200,000)"
    )
    parser.add_argument(
        "--rounds", type=int, default=120, help="interleaved requests of each view (default 120)"
    )
    asked = parser.parse_args()
    importlib.import_module(f"bench.{asked.name}").run(others=asked.others, rounds=asked.rounds)


if __name__ == "__main__":
    main()
