"""What a build is asked to make."""

from __future__ import annotations

from dataclasses import dataclass

WORKERS = 2
"""Processes of a large build, unless the command says otherwise."""


@dataclass(frozen=True, slots=True)
class Order:
    """Empty names or formats: all that dossier.yaml asks for."""

    names: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    workers: int = WORKERS
