"""Make the tables of the briefing and its annexes from the findings, one module a subject."""
