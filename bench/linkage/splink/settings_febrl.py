"""Splink settings for FEBRL, after the demonstrations of its own documentation; reasons stand in README.md."""

import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import block_on


MACROS = []


def prepare(table):
    """Empty cells are unknown; all else stays as it is."""
    columns = [
        "given_name",
        "surname",
        "street_number",
        "address_1",
        "address_2",
        "suburb",
        "postcode",
        "state",
        "soc_sec_id",
        "date_of_birth",
    ]
    cells = ", ".join(f"nullif(trim({column}), '') as {column}" for column in columns)
    return f"select id as unique_id, {cells} from {table}"


def comparisons():
    return [
        cl.ForenameSurnameComparison("given_name", "surname"),
        cl.CustomComparison(
            output_column_name="date_of_birth",
            comparison_levels=[
                cll.NullLevel("date_of_birth"),
                cll.ExactMatchLevel("date_of_birth"),
                cll.DamerauLevenshteinLevel("date_of_birth", 1),
                cll.DamerauLevenshteinLevel("date_of_birth", 2),
                cll.ElseLevel(),
            ],
        ),
        cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
        cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
        cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]).configure(
            term_frequency_adjustments=True
        ),
        cl.JaroWinklerAtThresholds("address_1", [0.9, 0.7]),
        cl.JaroWinklerAtThresholds("suburb", [0.9, 0.7]).configure(
            term_frequency_adjustments=True
        ),
    ]


BLOCKING = [
    block_on("soc_sec_id"),
    block_on("given_name", "surname"),
    block_on("given_name", "postcode"),
    block_on("surname", "postcode"),
    block_on("date_of_birth"),
    block_on("substr(given_name, 1, 3)", "substr(surname, 1, 3)"),
    block_on("address_1"),
    block_on("street_number", "suburb"),
    block_on("suburb", "given_name"),
    block_on("suburb", "surname"),
]
DETERMINISTIC = [
    block_on("soc_sec_id"),
    block_on("given_name", "surname", "date_of_birth"),
]
DETERMINISTIC_RECALL = 0.9
TRAINING = [
    block_on("date_of_birth"),
    block_on("soc_sec_id"),
    block_on("given_name", "surname"),
]
# One-to-one clustering found no other links on FEBRL 4, and took 37 s and 8.5 GB instead of a fraction of a second.
BEST_LINKS = False
