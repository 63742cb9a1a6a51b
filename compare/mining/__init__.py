"""Find what texts share and what sets them apart: formulas, initiatives, figures, shortcomings."""
