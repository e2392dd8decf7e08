"""
Settings for transactions_origin and transactions_destination, demonstration sets of Splink's documentation, after its example of
linking payments: numbers, dates, and rules that do not treat left and right alike.
"""

import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import block_on

MACROS = []


def prepare(table):
    return f"""
    select
        cast(unique_id as bigint) as unique_id,
        nullif(memo, '') as memo,
        cast(cast(nullif(transaction_date, '') as timestamp) as date) as transaction_date,
        cast(nullif(amount, '') as double) as amount
    from {table}
    """


def comparisons():
    near = [
        cll.CustomLevel(f"abs(amount_l - amount_r) / amount_r < {share}", f"Amounts within {share}")
        for share in [0.01, 0.03, 0.1, 0.3]
    ]
    later = [
        cll.CustomLevel(
            f"transaction_date_r - transaction_date_l <= {days} and transaction_date_r >= transaction_date_l",
            f"Up to {days} days later",
        )
        for days in [1, 4, 10, 30]
    ]
    return [
        cl.CustomComparison(
            output_column_name="amount", comparison_levels=[cll.NullLevel("amount"), cll.ExactMatchLevel("amount"), *near, cll.ElseLevel()]
        ),
        cl.CustomComparison(
            output_column_name="transaction_date",
            comparison_levels=[cll.NullLevel("transaction_date"), *later, cll.ElseLevel()],
        ),
        cl.CustomComparison(
            output_column_name="memo",
            comparison_levels=[
                cll.NullLevel("memo"),
                cll.ExactMatchLevel("memo").configure(tf_adjustment_column="memo"),
                cll.LevenshteinLevel("memo", 2),
                cll.LevenshteinLevel("memo", 6),
                cll.JaccardLevel("memo", 0.8),
                cll.ElseLevel(),
            ],
        ),
    ]


BLOCKING = [
    block_on("strftime(transaction_date, '%Y%m')", "round(amount / 2) * 2"),
    "strftime(l.transaction_date + 15, '%Y%m') = strftime(r.transaction_date, '%Y%m')"
    " and round(l.amount / 2) * 2 = round(r.amount / 2) * 2",
    "l.transaction_date = r.transaction_date and substr(l.memo, 1, 3) = substr(r.memo, 1, 3)"
    " and l.amount / r.amount > 0.7 and l.amount / r.amount < 1.3",
    block_on("memo", "amount"),
]
DETERMINISTIC = [block_on("amount", "transaction_date")]
DETERMINISTIC_RECALL = 0.7
TRAINING = [block_on("memo"), block_on("amount")]
BEST_LINKS = False
