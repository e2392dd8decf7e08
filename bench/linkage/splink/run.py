"""Runs Splink on DuckDB on a set: python run.py --set DIR --out DIR [--threads 2] [--seed 1] [--weights]

Reads config.json (inputs) and set.json (which settings) of the set; reads no truth. Writes clusters.csv (source, id, cluster),
pairs.csv (both ids, probability, outcome, with --weights the bits of each comparison) and report.json (seconds, CPU seconds,
peak memory, versions).
"""

import argparse
import importlib
import json
import logging
import resource
import time
import warnings
from pathlib import Path

import duckdb
import splink
from splink import DuckDBAPI, Linker, SettingsCreator

# Pairs of this probability are joined, as in the examples of Splink's documentation.
JOIN_AT = 0.95
# Pairs below this are not written: questions for people and the threshold curve begin here.
WRITE_FROM = 0.01


def cpu_seconds():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


class Steps:
    """Wall and CPU seconds of each step."""

    def __init__(self):
        self.times = []

    def run(self, name, work):
        wall, cpu = time.perf_counter(), cpu_seconds()
        result = work()
        self.times.append(
            {
                "step": name,
                "seconds": round(time.perf_counter() - wall, 3),
                "cpuSeconds": round(cpu_seconds() - cpu, 3),
            }
        )
        return result


def register(connection, database, folder, inputs, settings):
    frames = []
    for macro in settings.MACROS:
        connection.execute(macro)
    for entry in inputs:
        raw, table = f"raw_{entry['name']}", f"input_{entry['name']}"
        connection.execute(
            f"create table {raw} as select * from read_csv(?, header = true, all_varchar = true, delim = ',', quote = '\"', nullstr = '')",
            [str(folder / entry["file"])],
        )
        cells = ", ".join(
            f"coalesce({name}, '') as {name}"
            for (name,) in connection.execute(
                "select column_name from information_schema.columns where table_name = ?",
                [raw],
            ).fetchall()
        )
        connection.execute(
            f"create table {table} as {settings.prepare(f'(select {cells} from {raw})')}"
        )
        connection.execute(f"drop table {raw}")
        frames.append(database.register(table, dataset_display_name=entry["name"]))
    return frames


def link_type_of(inputs):
    if len(inputs) == 1:
        return "dedupe_only"
    return "link_only" if all(entry.get("unique") for entry in inputs) else "link_and_dedupe"


def linker_for(frames, inputs, settings, with_weights=False):
    return Linker(
        frames if len(frames) > 1 else frames[0],
        SettingsCreator(
            link_type=link_type_of(inputs),
            comparisons=settings.comparisons(),
            blocking_rules_to_generate_predictions=settings.BLOCKING,
            retain_matching_columns=False,
            retain_intermediate_calculation_columns=with_weights,
        ),
    )


def train(linker, settings, seed):
    linker.training.estimate_probability_two_random_records_match(
        settings.DETERMINISTIC, recall=settings.DETERMINISTIC_RECALL
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=seed)
    for rule in settings.TRAINING:
        linker.training.estimate_parameters_using_expectation_maximisation(rule)


def cluster(linker, predictions, inputs, best_links):
    unique = [entry["name"] for entry in inputs if entry.get("unique")]
    if best_links and unique:
        return linker.clustering.cluster_using_single_best_links(
            predictions,
            duplicate_free_datasets=unique,
            threshold_match_probability=JOIN_AT,
        )
    return linker.clustering.cluster_pairwise_predictions_at_threshold(
        predictions, threshold_match_probability=JOIN_AT
    )


def write(connection, out, inputs, predictions, clusters):
    single = f"'{inputs[0]['name']}'"
    many = len(inputs) > 1
    source = "source_dataset" if many else single
    connection.execute(
        f"copy (select {source} as source, unique_id as id, cluster_id as cluster from {clusters.physical_name})"
        f" to '{out / 'clusters.csv'}' (header, delimiter ',')"
    )
    names = [
        name
        for name, *_ in connection.execute(
            f"describe {predictions.physical_name}"
        ).fetchall()
    ]
    chosen = "".join(
        f', "{name}" as "{name.removeprefix("mw_")}"'
        for name in names
        if name.startswith("mw_")
    )
    connection.execute(
        f"copy (select {'source_dataset_l' if many else single} as left_source, unique_id_l as left_id,"
        f" {'source_dataset_r' if many else single} as right_source, unique_id_r as right_id,"
        f" match_probability as probability,"
        f" case when match_probability >= {JOIN_AT} then 'join' else 'review' end as outcome{chosen}"
        f" from {predictions.physical_name}) to '{out / 'pairs.csv'}' (header, delimiter ',')"
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--set", required=True, type=Path)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--weights", action="store_true", help="write the bits of each comparison; slower")
    options = parser.parse_args()
    started = time.perf_counter()
    logging.getLogger("splink").setLevel(logging.WARNING)
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    config = json.loads((options.set / "config.json").read_text())
    description = json.loads((options.set / "set.json").read_text())
    settings = importlib.import_module(f"settings_{description['settings']}")
    options.out.mkdir(parents=True, exist_ok=True)
    inputs = config["inputs"]
    connection = duckdb.connect(":memory:")
    connection.execute(f"set threads = {options.threads}")
    database = DuckDBAPI(connection=connection)
    steps = Steps()

    frames = steps.run(
        "read and clean",
        lambda: register(connection, database, options.set, inputs, settings),
    )
    linker = linker_for(frames, inputs, settings, options.weights)
    steps.run("train", lambda: train(linker, settings, options.seed))
    predictions = steps.run(
        "block, compare and score",
        lambda: linker.inference.predict(threshold_match_probability=WRITE_FROM),
    )
    clusters = steps.run("cluster", lambda: cluster(linker, predictions, inputs, settings.BEST_LINKS))
    steps.run("write", lambda: write(connection, options.out, inputs, predictions, clusters))
    linker.misc.save_model_to_json(str(options.out / "model.json"), overwrite=True)
    report = {
        "engine": "splink",
        "version": splink.__version__,
        "duckdb": duckdb.__version__,
        "threads": options.threads,
        "linkType": link_type_of(inputs),
        "joinAt": JOIN_AT,
        "bestLinks": settings.BEST_LINKS,
        "seconds": round(time.perf_counter() - started, 3),
        "cpuSeconds": round(cpu_seconds(), 3),
        "peakMb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "steps": steps.times,
    }
    (options.out / "report.json").write_text(json.dumps(report, indent=2) + "\n")
    print(json.dumps(report))


if __name__ == "__main__":
    main()
