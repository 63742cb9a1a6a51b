"""Describe every finding as a table: its name, its columns, its rows.

A further table is one function that takes a `Lookup` and returns a `Table`, and its entry in
`TABLES`; workbook, CSV and Parquet follow by themselves. Its Chinese heads stand in
`templates/labels.toml`.
"""

from compare.export.tables.definition import Column, Kind, Link, Place, Table, Use, Value
from compare.export.tables.register import TABLES, tables_of

__all__ = ["TABLES", "Column", "Kind", "Link", "Place", "Table", "Use", "Value", "tables_of"]
