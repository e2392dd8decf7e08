"""Settings for fake_1000, the small demonstration set of Splink's documentation, after its deduplication tutorial."""

import splink.comparison_library as cl
from splink import block_on

MACROS = []


def prepare(table):
    return f"""
    select
        cast(unique_id as bigint) as unique_id,
        nullif(first_name, '') as first_name,
        nullif(surname, '') as surname,
        nullif(dob, '') as dob,
        nullif(city, '') as city,
        nullif(email, '') as email
    from {table}
    """


def comparisons():
    return [
        cl.NameComparison("first_name"),
        cl.NameComparison("surname"),
        cl.DateOfBirthComparison("dob", input_is_string=True),
        cl.ExactMatch("city").configure(term_frequency_adjustments=True),
        cl.EmailComparison("email"),
    ]


BLOCKING = [block_on("first_name", "city"), block_on("surname"), block_on("dob"), block_on("email")]
DETERMINISTIC = [
    block_on("first_name", "dob"),
    "l.surname = r.surname and levenshtein(r.dob, l.dob) <= 1",
    block_on("email"),
]
DETERMINISTIC_RECALL = 0.7
TRAINING = [block_on("first_name", "surname"), block_on("dob")]
BEST_LINKS = False
