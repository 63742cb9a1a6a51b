"""Hold the frozen dataclasses that pass between the stages.

`source` knows files, `report` knows documents, sections and sentences, `findings` knows what the
comparison says. Offsets are code points into a source's raw text, end exclusive.
"""
