"""Splink settings for the Indonesian sets of bench/linkage/make.ts; reasons stand in README.md."""

import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import block_on

# A valid NIK: 16 digits, a day and month inside, a serial that is not 0000. Anything else is no evidence.
VALID_NUMBER = r"regexp_full_match({0}, '[1-9]\d{{5}}([04][1-9]|[1256]\d|[37][01])(0[1-9]|1[0-2])\d{{6}}') and right({0}, 4) <> '0000'"
TITLES = r"^(K\.?H|HJ|H|DRS|DRA|P|B)\.? |,? (S\.?PD\.?I?|SE|S\.H|A\.MD)\.?$| (BIN|BINTI) .*$"
MUHAMMAD = "^(MUHAMMAD|MOHAMMAD|MUHAMAD|MOCHAMAD|MOCHAMMAD|MUHAMMD|MOH|MUH|MOCH|M|MAD|MAT) "


def sound_sql(text):
    """One spelling for the usual variants of Indonesian names, as a dmetaphone column would give English ones."""
    for pattern, letter in [("OE|O", "U"), ("DJ", "J"), ("TJ|CH|KH", "H"), ("IE|Y", "I"), ("H", "")]:
        text = f"regexp_replace({text}, '{pattern}', '{letter}', 'g')"
    # Doubled letters; regular expressions of DuckDB know no back-references.
    for letter in "AIULMNSTKPRDZF":
        text = f"regexp_replace({text}, '{letter}{letter}+', '{letter}', 'g')"
    return text


# Functions that `prepare` uses, made once in the database.
MACROS = [
    f"create macro sound_of(spelled) as {sound_sql('spelled')}",
    f"create macro plain_of(name) as trim(regexp_replace(regexp_replace(regexp_replace(upper(name), '{TITLES}', '', 'g'),"
    f" '[^A-Z ]', '', 'g'), '{MUHAMMAD}', 'MUHAMMAD '))",
]


def prepare(table):
    """The SQL that cleans a raw table: what Splink's documentation asks of its users before linking."""
    return f"""
    with plain as (select *, plain_of(name) as name_plain from {table}),
    cleaned as (select *, sound_of(name_plain) as heard from plain)
    select
        id as unique_id,
        case when {VALID_NUMBER.format("nik")} then nik end as nik,
        nullif(kk, '') as kk,
        nullif(name_plain, '') as name,
        nullif(heard, '') as name_sound,
        nullif(split_part(heard, ' ', 1), '') as first_sound,
        nullif(split_part(heard, ' ', -1), '') as last_sound,
        nullif(array_to_string(list_sort(string_split(heard, ' ')), ' '), '') as name_sorted,
        try_cast(nullif(birth_date, '') as date) as birth_date,
        nullif(birth_date, '') as birth_text,
        nullif(sex, '') as sex,
        nullif(replace(regexp_replace(upper(village), '^(DESA|DS\\.?) ', ''), ' ', ''), '') as village,
        nullif(district, '') as district,
        nullif(trim(regexp_replace(regexp_replace(upper(address), '(DUSUN|DSN|RT|RW)[./]?', ' ', 'g'),
            '[^A-Z0-9]+', ' ', 'g')), '') as address,
        nullif(sound_of(upper(mother_name)), '') as mother,
        nullif(phone, '') as phone,
        nullif(concat(kk, village, mother_name, phone), '') as home_known
    from cleaned
    """


def household():
    """
    Family card, mother, phone, village and address in one comparison. Apart, they would count as independent, and brothers
    and sisters, who share all of them, would be joined.
    """
    mother = "mother_l is not null and jaro_winkler_similarity(mother_l, mother_r) >= 0.88"
    no_mother = "mother_l is null or mother_r is null"
    return cl.CustomComparison(
        output_column_name="household",
        comparison_levels=[
            cll.NullLevel("home_known"),
            cll.CustomLevel(f"kk_l = kk_r and {mother}", "Same KK and mother"),
            cll.CustomLevel(f"kk_l = kk_r and ({no_mother})", "Same KK, mother unknown"),
            cll.CustomLevel("kk_l = kk_r", "Same KK, other mother"),
            cll.CustomLevel("phone_l = phone_r", "Same phone"),
            cll.CustomLevel(f"village_l = village_r and {mother}", "Same village and mother"),
            cll.CustomLevel(
                f"village_l = village_r and address_l = address_r and ({no_mother})",
                "Same village and address, mother unknown",
            ),
            cll.CustomLevel(f"village_l = village_r and ({no_mother})", "Same village, mother unknown"),
            cll.CustomLevel("village_l = village_r", "Same village, other mother"),
            cll.CustomLevel(mother, "Same mother, other village"),
            cll.JaroWinklerLevel("village", 0.88),
            cll.ExactMatchLevel("district"),
            cll.ElseLevel(),
        ],
    )


def comparisons():
    return [
        cl.CustomComparison(
            output_column_name="nik",
            comparison_levels=[
                cll.NullLevel("nik"),
                cll.ExactMatchLevel("nik"),
                # Strangers of one district born on one day have NIKs that differ in the serial alone. The birth date stands in
                # both comparisons, so this level gets its weight by reckoning, given equal dates: a slip in the serial (0.6 %
                # of true pairs) against one district of 31.
                cll.CustomLevel("left(nik_l, 12) = left(nik_r, 12)", "Other serial").configure(
                    m_probability=0.006,
                    u_probability=0.03,
                    fix_m_probability=True,
                    fix_u_probability=True,
                ),
                cll.DamerauLevenshteinLevel("nik", 1),
                cll.ElseLevel(),
            ],
        ),
        cl.CustomComparison(
            output_column_name="name",
            comparison_levels=[
                cll.NullLevel("name"),
                cll.ExactMatchLevel("name").configure(tf_adjustment_column="name"),
                # Same words in any order and usual spelling.
                cll.ExactMatchLevel("name_sorted").configure(
                    tf_adjustment_column="name_sorted"
                ),
                cll.JaroWinklerLevel("name", 0.92),
                cll.JaroWinklerLevel("name", 0.88),
                cll.Or(
                    cll.ExactMatchLevel("first_sound"),
                    cll.ExactMatchLevel("last_sound"),
                ),
                cll.JaroWinklerLevel("name", 0.7),
                cll.ElseLevel(),
            ],
        ),
        cl.CustomComparison(
            output_column_name="birth_date",
            comparison_levels=[
                cll.NullLevel("birth_date"),
                # Stand-in days are common: agreement on one of them is weaker, so dates have a term frequency.
                cll.ExactMatchLevel("birth_text").configure(
                    tf_adjustment_column="birth_text"
                ),
                cll.DamerauLevenshteinLevel("birth_text", 1),
                cll.CustomLevel(
                    "year(birth_date_l) = year(birth_date_r) and month(birth_date_l) = day(birth_date_r)"
                    " and day(birth_date_l) = month(birth_date_r)",
                    "Day and month swapped",
                ),
                cll.CustomLevel("year(birth_date_l) = year(birth_date_r)", "Same year"),
                cll.AbsoluteDateDifferenceLevel(
                    "birth_date", threshold=3, metric="year", input_is_string=False
                ),
                cll.ElseLevel(),
            ],
        ),
        cl.ExactMatch("sex"),
        household(),
    ]


BLOCKING = [
    block_on("nik"),
    block_on("birth_date", "first_sound"),
    block_on("birth_date", "last_sound"),
    block_on("birth_date", "village"),
    block_on("name_sorted", "village"),
    block_on("name_sorted", "district"),
    block_on("mother", "village"),
    block_on("name_sound", "year(birth_date)"),
    block_on("phone", "sex"),
    block_on("kk", "first_sound"),
    block_on("first_sound", "mother"),
    block_on("left(nik, 12)", "first_sound"),
]
# Rules that hold for hardly anybody but true matches, and the share of matches they find (a guess, as the docs advise).
DETERMINISTIC = [block_on("nik", "birth_date"), block_on("name_sound", "birth_date", "sex")]
DETERMINISTIC_RECALL = 0.8
# Two sessions: every comparison is free in at least one of them.
TRAINING = [
    block_on("nik"),
    block_on("name_sound", "birth_date"),
]
# Inputs that say they hold everybody once: at most one of their rows in a cluster.
BEST_LINKS = True
