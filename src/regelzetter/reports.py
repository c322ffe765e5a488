"""Findings for machines: JSON in STOP's words, SARIF 2.1.0 (OASIS), and the annotations of GitHub and GitLab."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

from regelzetter.diagnostics import Diagnostic, Ernst, Rule, as_json
from regelzetter.source import Span
from regelzetter.version import VERSION

Report: TypeAlias = Callable[[Sequence[Diagnostic], str], str]
"""Findings, and what stands before their paths, as text."""

_SARIF_LEVEL: Final = {Ernst.FOUT: "error", Ernst.WAARSCHUWING: "warning", Ernst.INFORMATIEF: "note"}
_GITHUB_LEVEL: Final = {Ernst.FOUT: "error", Ernst.WAARSCHUWING: "warning", Ernst.INFORMATIEF: "notice"}
_GITLAB_LEVEL: Final = {Ernst.FOUT: "major", Ernst.WAARSCHUWING: "minor", Ernst.INFORMATIEF: "info"}


def as_json_text(found: Sequence[Diagnostic], prefix: str) -> str:  # noqa: ARG001  # the shape of every report
    """A list of findings in STOP's words; paths are those of the dossier."""
    return _dumped([as_json(finding) for finding in found])


def as_sarif(found: Sequence[Diagnostic], prefix: str) -> str:
    """One run with the rules that were met. Columns are characters; a fix is a list of replacements."""
    rules = {finding.rule.code: finding.rule for finding in sorted(found, key=lambda each: each.rule.code)}
    index = {code: number for number, code in enumerate(rules)}
    driver = {
        "name": "regelzetter",
        "version": VERSION,
        "semanticVersion": VERSION,
        "language": "nl-NL",
        "rules": [_sarif_rule(rule) for rule in rules.values()],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "language": "nl-NL",
        "results": [_sarif_result(finding, index[finding.rule.code], prefix) for finding in found],
    }
    return _dumped({"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]})


def _sarif_rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.naam.split("-")),
        "shortDescription": {"text": rule.regel},
        "fullDescription": {"text": f"{rule.regel} {rule.waarom}"},
        "help": {"text": f"{rule.waarom} Bron: {rule.bron}. Uitleg met voorbeelden: regelzetter uitleg {rule.code}."},
        "defaultConfiguration": {"level": _SARIF_LEVEL[rule.ernst]},
    }


def _sarif_result(finding: Diagnostic, index: int, prefix: str) -> dict[str, object]:
    tip = f" Tip: {finding.tip}." if finding.tip else ""
    physical = {"artifactLocation": {"uri": _uri(prefix, finding.span)}, "region": _region(finding.span)}
    location: dict[str, object] = {"physicalLocation": physical}
    if finding.adres:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.adres}]
    result: dict[str, object] = {
        "ruleId": finding.rule.code,
        "ruleIndex": index,
        "level": _SARIF_LEVEL[finding.rule.ernst],
        "message": {"text": f"{finding.melding}.{tip}"},
        "locations": [location],
        "partialFingerprints": {"regelzetter/v1": _fingerprint(finding)},
    }
    if finding.fix:
        result["fixes"] = [_sarif_fix(finding, prefix)]
    return result


def _sarif_fix(finding: Diagnostic, prefix: str) -> dict[str, object]:
    by_file: dict[str, list[dict[str, object]]] = {}
    for edit in finding.fix:
        replacement = {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}
        by_file.setdefault(_uri(prefix, edit.span), []).append(replacement)
    changes = [{"artifactLocation": {"uri": uri}, "replacements": edits} for uri, edits in by_file.items()]
    return {"description": {"text": finding.tip or finding.melding}, "artifactChanges": changes}


def _region(span: Span) -> dict[str, int]:
    return {"startLine": span.line, "startColumn": span.column, "endLine": span.end_line, "endColumn": span.end_column}


def _uri(prefix: str, span: Span) -> str:
    from urllib.parse import quote

    return quote(f"{prefix}{span.path}")


def _fingerprint(finding: Diagnostic) -> str:
    """The same finding in the next build, also when lines were added above it."""
    words = "\n".join((finding.rule.code, finding.span.path, finding.adres, finding.melding))
    return hashlib.sha256(words.encode()).hexdigest()[:32]


def as_github(found: Sequence[Diagnostic], prefix: str) -> str:
    """Workflow commands, a line each: GitHub shows them beside the line of the source."""
    return "\n".join(_github_line(finding, prefix) for finding in found)


def _github_line(finding: Diagnostic, prefix: str) -> str:
    span = finding.span
    where = {"file": f"{prefix}{span.path}", "line": span.line, "endLine": span.end_line}
    if span.line == span.end_line:
        where |= {"col": span.column, "endColumn": span.end_column}
    where["title"] = f"{finding.rule.code} {finding.adres}".strip()
    properties = ",".join(f"{key}={_escaped(str(value), property_too=True)}" for key, value in where.items())
    tip = f" (tip: {finding.tip})" if finding.tip else ""
    return f"::{_GITHUB_LEVEL[finding.rule.ernst]} {properties}::{_escaped(finding.melding + tip)}"


def _escaped(text: str, property_too: bool = False) -> str:
    """As GitHub's own toolkit does: what is typed in a dossier can never become a command of its own."""
    signs = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")) + (((":", "%3A"), (",", "%2C")) if property_too else ())
    for sign, written in signs:
        text = text.replace(sign, written)
    return text


def as_gitlab(found: Sequence[Diagnostic], prefix: str) -> str:
    """A report of GitLab Code Quality."""
    return _dumped([
        {
            "description": finding.melding + (f" (tip: {finding.tip})" if finding.tip else ""),
            "check_name": finding.rule.code,
            "fingerprint": _fingerprint(finding),
            "severity": _GITLAB_LEVEL[finding.rule.ernst],
            "location": {
                "path": f"{prefix}{finding.span.path}",
                "lines": {"begin": finding.span.line, "end": finding.span.end_line},
            },
        }
        for finding in found
    ])  # fmt: skip


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


REPORTS: Final[Mapping[str, Report]] = {
    "json": as_json_text,
    "sarif": as_sarif,
    "github": as_github,
    "gitlab": as_gitlab,
}
"""What `--uitvoer` can be, beside tekst."""
