"""What a bundle says of official rules is taken over where it can be true, and nowhere else."""

from __future__ import annotations

import pytest

from regelzetter.building import Built
from regelzetter.publishing.claims import as_claimed

OFFICIAL = ("woorden", "STOP 1.3.0 XSD", "STOP 1.3.0 Schematron (7)", "samenhang")
WITHOUT = ("woorden", "niet getoetst", "samenhang")


def file(*proofs: str) -> Built:
    return Built("regeling", "stop", "regeling/stop/besluit.xml", b"<a/>", proofs)


@pytest.mark.parametrize(("claimed", "here", "checked"), [(OFFICIAL, WITHOUT, False), (WITHOUT, OFFICIAL, True)])
def test_one_of_the_two_has_no_schemas(claimed: tuple[str, ...], here: tuple[str, ...], checked: bool) -> None:
    assert as_claimed(file(*here), claimed, checked).getoetst == claimed


@pytest.mark.parametrize(
    ("claimed", "here", "checked"),
    [
        (OFFICIAL, WITHOUT, True),  # the schemas are here, and did not pass it
        (("STOP 1.3.0 XSD",), (), False),  # a picture
        (("woorden", "Akoord van de Raad van State", "samenhang"), WITHOUT, False),
        (("STOP 1.3.0 XSD",), WITHOUT, False),  # the words were not compared
    ],
)
def test_what_cannot_be_true(claimed: tuple[str, ...], here: tuple[str, ...], checked: bool) -> None:
    assert as_claimed(file(*here), claimed, checked).getoetst == here
