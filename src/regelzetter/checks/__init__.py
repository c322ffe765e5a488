"""Checks: tree and values → findings. They change nothing. `CHECKS` is the table of contents."""

from __future__ import annotations

from regelzetter.checks.amending import check_amending
from regelzetter.checks.amending_citing import check_amending_citing
from regelzetter.checks.amending_parts import check_amending_parts
from regelzetter.checks.annexes import check_annexes
from regelzetter.checks.citing import check_citing
from regelzetter.checks.citing_across import check_across
from regelzetter.checks.citing_own import check_own
from regelzetter.checks.citing_promise import check_promises
from regelzetter.checks.citing_sources import check_citing_sources
from regelzetter.checks.contradictions import check_contradictions
from regelzetter.checks.decisions import check_decisions
from regelzetter.checks.definitions import check_meanings
from regelzetter.checks.definitions_terms import check_terms
from regelzetter.checks.document_day import check_document_day
from regelzetter.checks.entry_into_force import check_entry_into_force
from regelzetter.checks.entry_into_force_expiry import check_expiry
from regelzetter.checks.fields import check_fields
from regelzetter.checks.formulas import check_formulas
from regelzetter.checks.letter import check_kamerbrief, check_kamerstukken
from regelzetter.checks.lists import check_lists
from regelzetter.checks.lists_definitions import check_definitions
from regelzetter.checks.notation import check_notation
from regelzetter.checks.notation_amounts import check_amounts
from regelzetter.checks.note import check_note
from regelzetter.checks.opening import check_opening
from regelzetter.checks.opening_offices import check_offices
from regelzetter.checks.opening_signers import check_signers
from regelzetter.checks.parts import check_parts
from regelzetter.checks.policy_choices import check_policy_choices
from regelzetter.checks.punctuation import check_punctuation
from regelzetter.checks.reference_words import check_reference_words
from regelzetter.checks.signing import check_signing
from regelzetter.checks.single_source import check_single_source
from regelzetter.checks.spelling import check_spelling
from regelzetter.checks.spelling_signs import check_no_break
from regelzetter.checks.structure import check_structure
from regelzetter.checks.subject import Check
from regelzetter.checks.subsidy import check_subsidy
from regelzetter.checks.table_totals import check_table_totals
from regelzetter.checks.title import check_title
from regelzetter.checks.together import check_together
from regelzetter.checks.together_deadlines import check_deadlines
from regelzetter.checks.together_words import check_capitals, check_goal
from regelzetter.checks.unfinished import check_unfinished
from regelzetter.checks.wording import check_wording
from regelzetter.checks.wording_abbreviations import check_abbreviations
from regelzetter.checks.wording_sentences import check_sentences

CHECKS: tuple[Check, ...] = (
    check_parts,
    check_fields,
    check_document_day,
    check_single_source,
    check_decisions,
    check_policy_choices,
    check_kamerbrief,
    check_kamerstukken,
    check_together,
    check_deadlines,
    check_goal,
    check_capitals,
    check_structure,
    check_lists,
    check_definitions,
    check_annexes,
    check_formulas,
    check_amending,
    check_amending_parts,
    check_amending_citing,
    check_citing,
    check_citing_sources,
    check_own,
    check_across,
    check_reference_words,
    check_promises,
    check_meanings,
    check_terms,
    check_entry_into_force,
    check_expiry,
    check_note,
    check_opening,
    check_offices,
    check_signers,
    check_signing,
    check_subsidy,
    check_title,
    check_wording,
    check_abbreviations,
    check_sentences,
    check_spelling,
    check_notation,
    check_amounts,
    check_unfinished,
    check_punctuation,
    check_contradictions,
    check_table_totals,
    check_no_break,
)
