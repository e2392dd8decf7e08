"""Settings for historical_50k, a demonstration set of Splink's documentation, after its example of 50,000 historical persons."""

import splink.comparison_library as cl
from splink import block_on

MACROS = []
COLUMNS = ["first_name", "surname", "full_name", "dob", "birth_place", "postcode_fake", "gender", "occupation"]


def prepare(table):
    cells = ", ".join(f"nullif({column}, '') as {column}" for column in COLUMNS)
    return f"select unique_id, {cells} from {table}"


def comparisons():
    return [
        cl.ForenameSurnameComparison("first_name", "surname"),
        cl.DateOfBirthComparison("dob", input_is_string=True),
        cl.PostcodeComparison("postcode_fake"),
        cl.ExactMatch("birth_place").configure(term_frequency_adjustments=True),
        cl.ExactMatch("occupation").configure(term_frequency_adjustments=True),
    ]


BLOCKING = [
    block_on("substr(first_name,1,3)", "substr(surname,1,4)"),
    block_on("surname", "dob"),
    block_on("first_name", "dob"),
    block_on("postcode_fake", "first_name"),
    block_on("postcode_fake", "surname"),
    block_on("dob", "birth_place"),
    block_on("substr(postcode_fake,1,3)", "dob"),
    block_on("substr(postcode_fake,1,3)", "first_name"),
    block_on("substr(postcode_fake,1,3)", "surname"),
    block_on("substr(first_name,1,2)", "substr(surname,1,2)", "substr(dob,1,4)"),
]
DETERMINISTIC = [
    block_on("first_name", "surname", "dob"),
    block_on("substr(first_name,1,2)", "surname", "substr(postcode_fake,1,2)"),
    block_on("dob", "postcode_fake"),
]
DETERMINISTIC_RECALL = 0.6
TRAINING = [block_on("first_name", "surname"), block_on("dob")]
BEST_LINKS = False
