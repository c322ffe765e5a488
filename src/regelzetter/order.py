"""What a build is asked to make."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

WORKERS = 2
"""Processes of a large build, unless the command says otherwise."""


class Order(NamedTuple):
    """Empty names or formats: all that dossier.yaml asks for."""

    names: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    workers: int = WORKERS

    def has(self, name: str) -> bool:
        """Is this document asked for?"""
        return not self.names or name in self.names

    def of(self, formats: Iterable[str]) -> tuple[str, ...]:
        """Those of the formats that are asked for."""
        return tuple(each for each in formats if not self.formats or each in self.formats)
