"""The Splink side of the parity test (bench/linkage/parity.ts runs it).

python parity.py train --set DIR --work DIR [--seed 1]     trains a model on a set; writes the cleaned files and model.json
python parity.py predict --work DIR --out DIR [--threshold 0.95] [--threads 2]
                                                           predicts and clusters with that model; writes pairs.csv, clusters.csv
"""

import argparse
import importlib
import json
import logging
import time
import warnings
from pathlib import Path

import duckdb
import splink
from splink import DuckDBAPI, Linker

from run import linker_for, register, train


def train_model(options):
    config = json.loads((options.set / "config.json").read_text())
    description = json.loads((options.set / "set.json").read_text())
    settings = importlib.import_module(f"settings_{description['settings']}")
    inputs = config["inputs"]
    connection = duckdb.connect(":memory:")
    frames = register(connection, DuckDBAPI(connection=connection), options.set, inputs, settings)
    linker = linker_for(frames, inputs, settings)
    train(linker, settings, options.seed)
    linker.misc.save_model_to_json(str(options.work / "model.json"), overwrite=True)
    files = []
    for entry in inputs:
        table = f"input_{entry['name']}"
        columns = connection.execute(f"describe {table}").fetchall()
        connection.execute(f"copy {table} to '{options.work / entry['name']}.csv' (header, delimiter ',')")
        files.append(
            {"name": entry["name"], "file": f"{entry['name']}.csv", "types": {name: kind for name, kind, *_ in columns}}
        )
    (options.work / "files.json").write_text(json.dumps(files, indent=2) + "\n")


def predict(options):
    started = time.perf_counter()
    files = json.loads((options.work / "files.json").read_text())
    connection = duckdb.connect(":memory:")
    connection.execute(f"set threads = {options.threads}")
    database = DuckDBAPI(connection=connection)
    frames = []
    for entry in files:
        table = f"input_{entry['name']}"
        types = ", ".join(f"'{name}': '{kind}'" for name, kind in entry["types"].items())
        connection.execute(
            f"create table {table} as select * from read_csv(?, header = true, delim = ',', quote = '\"', escape = '\"', nullstr = '',"
            f" columns = {{{types}}})",
            [str(options.work / entry["file"])],
        )
        frames.append(database.register(table, dataset_display_name=entry["name"]))
    linker = Linker(frames if len(frames) > 1 else frames[0], str(options.work / "model.json"))
    predictions = linker.inference.predict(threshold_match_probability=options.write_from)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
        predictions, threshold_match_probability=options.threshold
    )
    options.out.mkdir(parents=True, exist_ok=True)
    single = f"'{files[0]['name']}'"
    many = len(files) > 1
    connection.execute(
        f"copy (select {'source_dataset' if many else single} as source, unique_id as id, cluster_id as cluster"
        f" from {clusters.physical_name}) to '{options.out / 'clusters.csv'}' (header, delimiter ',')"
    )
    connection.execute(
        f"copy (select {'source_dataset_l' if many else single} as left_source, unique_id_l as left_id,"
        f" {'source_dataset_r' if many else single} as right_source, unique_id_r as right_id,"
        f" match_probability as probability,"
        f" case when match_probability >= {options.threshold} then 'join' else 'review' end as outcome, match_weight"
        f" from {predictions.physical_name}) to '{options.out / 'pairs.csv'}' (header, delimiter ',')"
    )
    report = {
        "version": splink.__version__,
        "duckdb": duckdb.__version__,
        "threads": options.threads,
        "seconds": round(time.perf_counter() - started, 3),
    }
    (options.out / "report.json").write_text(json.dumps(report) + "\n")


def main():
    logging.getLogger("splink").setLevel(logging.WARNING)
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    parser = argparse.ArgumentParser()
    parser.add_argument("step", choices=["train", "predict"])
    parser.add_argument("--set", type=Path)
    parser.add_argument("--work", required=True, type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threshold", type=float, default=0.95)
    parser.add_argument("--write-from", type=float, default=0.01, help="pairs below are not written")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    if options.step == "train":
        train_model(options)
    else:
        predict(options)


if __name__ == "__main__":
    main()
