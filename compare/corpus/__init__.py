"""Keep read reports and runs from one run to the next, in memory or in one database file."""
