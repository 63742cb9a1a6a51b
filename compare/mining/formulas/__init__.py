"""Find shared formulas: repeated wordings bounded at sense units, with variants and slots."""

from compare.mining.formulas.find import find_formulas

__all__ = ["find_formulas"]
