"""Languages without a parser: who met whom in English and Kazakh, by tables and word order.

One engine reads both; what differs is data (`data/*_en.toml`, `data/*_kk.toml`).
"""
