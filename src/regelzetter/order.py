"""What a build is asked to make."""

from __future__ import annotations

from typing import NamedTuple

WORKERS = 2
"""Processes of a large build, unless the command says otherwise."""


class Order(NamedTuple):
    """Empty names or formats: all that dossier.yaml asks for."""

    names: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    workers: int = WORKERS
