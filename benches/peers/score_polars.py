"""What `rfm score` does, by Polars: read, group, quintiles with shared ties, write.

Usage: score_polars.py ORDERS.csv CUSTOMERS.csv DAY. Days are those of UTC.
"""

import sys
from datetime import date

import polars as pl

orders, customers, as_of = sys.argv[1], sys.argv[2], date.fromisoformat(sys.argv[3])


def minor(column):
    return (pl.col(column).cast(pl.Float64) * 100).round().cast(pl.Int64)


def quintile(values):
    strictly_worse = values.rank("min").cast(pl.Int64) - 1
    return 1 + 5 * strictly_worse // pl.len()


paid = ["paid", "partially_paid", "partially_refunded"]
(
    pl.scan_csv(orders, infer_schema=False)
    .filter(
        pl.col("Total").is_not_null()
        & pl.col("Email").is_not_null()
        & pl.col("Cancelled at").is_null()
        & pl.col("Financial Status").is_in(paid)
    )
    .select(
        customer=pl.col("Email").str.strip_chars().str.to_lowercase(),
        day=pl.col("Created at").str.slice(0, 10).str.to_date("%Y-%m-%d"),
        net_minor=minor("Total") - minor("Refunded Amount"),
    )
    .filter(pl.col("day") <= as_of)
    .group_by("customer")
    .agg(
        last_order_on=pl.col("day").max(),
        order_count=pl.len(),
        spend_total_minor=pl.col("net_minor").sum(),
    )
    .with_columns(
        days_since_last_order=(pl.lit(as_of) - pl.col("last_order_on")).dt.total_days(),
        recency=quintile(pl.col("last_order_on").to_physical()),
        frequency=quintile(pl.col("order_count")),
        monetary=quintile(pl.col("spend_total_minor")),
    )
    .sort("customer")
    .collect()
    .write_csv(customers)
)
