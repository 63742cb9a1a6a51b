"""Compare Chinese work reports and write the briefing.

The data flows one way: `reading` → `cleaning` → `segmenting` → `scoring` → `aligning` →
`mining` → `analysis` → `export` and `briefing` → `rendering`; `verification` checks what came
out. `compare.api` joins the parts; `compare.cli` is the command line over it.
"""

__version__ = "0.1.0"
