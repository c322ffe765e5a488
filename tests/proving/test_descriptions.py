"""The description of a picture is proven in each format: an altered figure is found, a logo is passed over."""

from __future__ import annotations

import zipfile
from html import escape
from io import BytesIO
from typing import Any, Final

import pikepdf
import pytest

from regelzetter.proving.descriptions import difference
from regelzetter.publishing.bundle import zipped
from tests.proving.test_sabotage import FORMATS, compiled, prove, whole

_BODY: Final = {"docx": "word/document.xml", "odt": "content.xml"}


def described(form: str) -> tuple[bytes, tuple[str, ...], str]:
    """A file with pictures, their descriptions, and one of these that holds a figure."""
    file, must = whole("alles", form)
    return file.data, must.beelden, next(text for text in must.beelden if any(map(str.isdigit, text)))


def altered(form: str, data: bytes, old: str, new: str) -> bytes:
    if form == "pdf":
        return _altered_pdf(data, old, new)
    if form in _BODY:
        with zipfile.ZipFile(BytesIO(data)) as package:
            members = {name: package.read(name) for name in package.namelist()}
        members[_BODY[form]] = _replaced(members[_BODY[form]], old, new)
        return zipped(members)
    return _replaced(data, old, new)


def _replaced(data: bytes, old: str, new: str) -> bytes:
    text = data.decode()
    written = escape(old, quote=False)
    assert text.count(written) in (1, 2), old  # Word asks it twice: of the place and of the picture
    return text.replace(written, escape(new, quote=False)).encode()


def _altered_pdf(data: bytes, old: str, new: str) -> bytes:
    stream = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        figures: list[Any] = [
            each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and str(each.get("/Alt", "")) == old
        ]
        assert len(figures) == 1
        figures[0].Alt = pikepdf.String(new)
        pdf.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("form", FORMATS)
def test_a_figure_in_a_description_is_proven(form: str) -> None:
    data, must, text = described(form)
    digit = next(sign for sign in text if sign.isdigit())
    other = text.replace(digit, "7" if digit != "7" else "8", 1)
    assert difference(form, data, must) == ""
    said = difference(form, altered(form, data, text, other), must)
    assert said.startswith("beschrijving van afbeelding")
    assert text in said
    assert other in said


@pytest.mark.parametrize("form", FORMATS)
def test_a_picture_around_the_text_is_passed_over(form: str) -> None:
    data, must, _ = described(form)
    assert difference(form, data, must[1:]) == ""
    assert difference(form, data, (*must, "een afbeelding te veel")) != ""


@pytest.mark.parametrize("form", FORMATS)
def test_the_proof_names_it(form: str) -> None:
    file, must = whole("alles", form)
    proof = prove(file, form, must, compiled("alles").documenten["regeling"].span)
    assert "beschrijvingen van afbeeldingen" in proof.value
