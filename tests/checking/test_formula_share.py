from __future__ import annotations

from compare.checking.formula_share import formula_shares
from compare.checking.lettering import letterings_of
from compare.checking.stock import Stock
from tests.checking.support import formula, made
from tests.mining.support import compare_seeds

FORMULA = "坚持团结民主主题"


def test_the_share_is_that_of_letters_inside_common_stock():
    lines = [f"{FORMULA}，建成冷库三座"]
    found = made({"甲区": lines, "乙区": lines, "丙区": ["建成冷库。"]})
    stock = Stock([formula(FORMULA, found)], 2)
    shares = formula_shares(letterings_of(found[0]), stock)
    whole = [share for share in shares if share.role is None]
    assert [(share.letters, share.in_formulas) for share in whole] == [(14, 8), (14, 8), (4, 0)]
    assert whole[0].share + whole[0].concrete == 1


def test_what_too_few_share_is_no_common_stock():
    found = made({"甲区": [FORMULA], "乙区": [FORMULA]})
    stock = Stock([formula(FORMULA, found)], 3)
    assert {s.in_formulas for s in formula_shares(letterings_of(found[0]), stock)} == {0}


def test_roles_and_sections_of_the_seeds_add_up():
    shares = compare_seeds().checks.formula_shares
    for document in {share.document for share in shares}:
        own = [share for share in shares if share.document == document]
        roles = [share for share in own if share.role and not share.section]
        for role in roles:
            below = [s for s in own if s.section and s.role is role.role]
            assert sum(s.letters for s in below) == role.letters
            assert sum(s.in_formulas for s in below) == role.in_formulas
