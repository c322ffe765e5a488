"""What can be asked of a formula: read it (`grammar`), compute it and whether a condition holds (`evaluation`), write it."""

from __future__ import annotations

from regelzetter.values import evaluation, grammar, mistakes, written

parse_formula, parse_condition = grammar.parse_formula, grammar.parse_condition
compute, holds = evaluation.compute, evaluation.holds
compare, operands = evaluation.compare, evaluation.operands
key_tip = mistakes.key_tip
as_text, filled_in = written.as_text, written.filled_in
