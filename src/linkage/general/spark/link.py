"""The step of `welas link run --engine spark` that one machine can be too small for: which pairs share a block, and what
each weighs. Started by spark-submit with the folder of the plan (README.md); writes the folder `edges` beside it."""

import json
import struct
import subprocess
import sys
from pathlib import Path

import pyarrow
from pyspark.sql import DataFrame, SparkSession, Window
from pyspark.sql import functions as f

KEYS = "rule int, key bigint, row int, second bigint, apart int, asks int"
EDGES = "a int, b int, weight int, levels string"


def link(folder: str, command: list[str]) -> None:
    plan = json.loads(Path(folder, "plan.json").read_text())
    spark = SparkSession.builder.appName("welas link").getOrCreate()
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", plan["batchPairs"])
    keys = spark.read.csv(f"file://{folder}/keys.csv", KEYS)
    rows = spark.read.csv(f"file://{folder}/rows.csv", "row int, record string")
    rows = rows.withColumn("record", f.unbase64("record"))
    pairs = distinct_pairs(block_pairs(keys, plan["blockMax"], plan["oversizedReach"]))
    scorer = kernel([*command, folder], len(plan["columns"]), 4 * plan["recordInts"])
    edges = with_records(pairs, rows).mapInArrow(scorer, EDGES)
    edges.write.mode("overwrite").csv(f"file://{folder}/edges")
    spark.stop()


def block_pairs(keys: DataFrame, block_max: int, reach: int) -> DataFrame:
    """Rows that share a block: all of them, or in an oversized block those within reach in its own order."""
    order = Window.partitionBy("rule", "key").orderBy("second", "row")
    size = f.count("*").over(order.rowsBetween(Window.unboundedPreceding, Window.unboundedFollowing))
    behind = f.collect_list(f.struct("row", "apart", "asks")).over(order.rowsBetween(1, block_max - 1))
    met = f.when(size > block_max, f.slice(behind, 1, reach)).otherwise(behind)
    pairs = keys.select("rule", f.struct("row", "apart", "asks").alias("one"), met.alias("met"))
    pairs = pairs.select("rule", "one", f.explode("met").alias("other"))
    # A row can stand in a block twice.
    is_possible = (f.col("one.row") != f.col("other.row")) & (
        (f.col("one.apart") == 0) | (f.col("one.apart") != f.col("other.apart"))
    )
    # Structs are in the order of their first member, the row.
    low, high = f.least("one", "other"), f.greatest("one", "other")
    pairs = pairs.where(is_possible).select("rule", low.alias("low"), high.alias("high"))
    # As in the kernel, the row that asks comes first; the lower one where both do.
    is_low_asking = f.col("low.asks") == 1
    a = f.when(is_low_asking, f.col("low.row")).otherwise(f.col("high.row"))
    b = f.when(is_low_asking, f.col("high.row")).otherwise(f.col("low.row"))
    pairs = pairs.where(is_low_asking | (f.col("high.asks") == 1))
    return pairs.select(a.alias("a"), b.alias("b"), "rule")


def distinct_pairs(pairs: DataFrame) -> DataFrame:
    """Each pair once for each of its rows that asks, with the first rule that brings it, as in the kernel. Spread by the row that
    asks, as the join that follows needs it."""
    return pairs.repartition("a").groupBy("a", "b").agg(f.min("rule").alias("rule"))


def with_records(pairs: DataFrame, rows: DataFrame) -> DataFrame:
    left = rows.select(f.col("row").alias("a"), f.col("record").alias("left"))
    right = rows.select(f.col("row").alias("b"), f.col("record").alias("right"))
    return pairs.join(left, "a").join(right, "b").select("a", "b", "rule", "left", "right")


def kernel(command: list[str], columns: int, record_bytes: int):
    """A function that hands the pairs of a partition to the kernel, a process beside it, and yields what it keeps."""

    def read(process: subprocess.Popen, length: int) -> bytes:
        data = process.stdout.read(length)
        if len(data) < length:
            raise RuntimeError(f"the kernel ended: {' '.join(command)}, code {process.wait()}")
        return data

    def answer(process: subprocess.Popen) -> pyarrow.RecordBatch:
        (count,) = struct.unpack("<i", read(process, 4))
        ints = [pyarrow.py_buffer(read(process, 4 * count)) for _ in range(3)]
        levels = pyarrow.py_buffer(read(process, columns * count))
        ends = pyarrow.array(range(0, columns * count + 1, columns), pyarrow.int32()).buffers()[1]
        return pyarrow.RecordBatch.from_arrays(
            [pyarrow.Array.from_buffers(pyarrow.int32(), count, [None, data]) for data in ints]
            + [pyarrow.StringArray.from_buffers(count, ends, levels)],
            ["a", "b", "weight", "levels"],
        )

    def ints(column: pyarrow.Array) -> memoryview:
        return memoryview(column.buffers()[1])[4 * column.offset : 4 * (column.offset + len(column))]

    def records(column: pyarrow.Array) -> memoryview:
        _, ends, data = column.buffers()
        (start,) = struct.unpack_from("<i", ends, 4 * column.offset)
        return memoryview(data)[start : start + record_bytes * len(column)]

    def score(batches):
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for batch in batches:
            if len(batch) == 0:
                continue
            process.stdin.write(struct.pack("<i", len(batch)))
            for name in ("a", "b", "rule"):
                process.stdin.write(ints(batch.column(name)))
            for name in ("left", "right"):
                process.stdin.write(records(batch.column(name)))
            process.stdin.flush()
            yield answer(process)
        process.stdin.write(struct.pack("<i", 0))
        process.stdin.flush()
        yield answer(process)
        process.stdin.close()
        process.wait()

    return score


if __name__ == "__main__":
    link(sys.argv[1], sys.argv[2:])
