"""Content that is taken apart at once says what qpdf reads in it, and whatever is of another shape goes to qpdf."""

from __future__ import annotations

from io import BytesIO
from random import Random

import pikepdf
import pytest

from regelzetter.proving import pdf_content, pdf_lines
from regelzetter.proving.pdf_lines import Piece, Place, pieces
from tests.proving.test_sabotage import DOSSIERS, whole

LINE = b"/Span<</MCID 0>>BDC\nq 1 0 0 -1 85.04 763.52 cm/c0 cs 0 scn\nBT 0 Tr/f0 10 Tf 1 0 0 -1 0 2 Tm%s\nET\nQ\nEMC\n"
"""As Typst writes it."""
AT_ONCE = (
    b"[(ab)24(cd)]TJ",
    b"[(ab)-19.997(cd)]TJ",
    b"[-5(ab)24(cd)7]TJ",
    b"[ (ab) (cd) ] TJ",
    b"(ab)Tj",
    b"[(a(b)c)24(d(e)f(g)h)]TJ",
    rb"[(a\)b\(c)24(\\)3(\\\()4(d\\)]TJ",
    rb"[(\000a\n\r\t\b\f)2(\00\0)3(\1234)]TJ",
    b"[(])4([)5(<<)6(>>)7(EMC)8(/f0 3 Tf)9(%)]TJ",
    b"[<4142>5<43>]TJ",
    b"[(ab)]TJ 3 0 0 3 1 1 Tm/f0 12 Tf[(cd)]TJ",
    b"[(ab)]TJ\nET\nq 2 0 0 2 7 9 cm\nBT[(cd)]TJ\nET\nQ\nBT",
    b"/Span<</ActualText(wet-en)>>BDC[(ab)]TJ\nEMC",
    b"/Span<</ActualText<feff0041>/Lang(nl-NL)>>BDC[(ab)]TJ\nEMC",
    b"/Span<</Lang(nl-NL)/MCID 7>>BDC[(ab)]TJ\nEMC",
    b"/Artifact BMC[(ab)]TJ\nEMC",
    b"/P/Named BDC[(ab)]TJ\nEMC",
    b"[3 2]0 d 0 0 m 1 1 l S[(ab)]TJ",
)
BY_QPDF = (
    b"[(ab\\\ncd)]TJ",
    rb"[(a\bc\d)]TJ",
    rb"[(\47\501)]TJ",
    rb"[(\x41\u0041\a)]TJ",
    b"[(a\rb)]TJ",
    b"[(a((b))c)]TJ % [(d)]TJ",
    b"[<41 42>]TJ",
    b"[(ab)+3.(cd).5(e)]TJ",
    b"/a#62 gs[(ab)]TJ",
    b"1 0 Td[(ab)]TJ",
    b"(ab)'",
    b"BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI [(ab)]TJ",
    b"[(ab)null(cd)]TJ",
    b"/Span<</A<</B 1>>/MCID 7>>BDC[(ab)]TJ\nEMC",
)
DAMAGE = (
    b"", b"(", b")", b"\\", b"\\\\", b"<", b">", b"[", b"]", b"<<", b">>", b"%", b"\r", b"\n", b" ", b"\x00", b"\xff",
    b"1", b"-", b".", b"/", b"#41", b"q ", b" Q ", b" BT ", b" ET", b"EMC ", b"T*", b"'", b"null ", b"/P BMC ",
    b"/P<</MCID 7>>BDC ",
    b"(a(b)c)Tj ", b"[(a)-3(b)]TJ ", b"<0041>Tj ", b" 1 0 0 1 3 4 cm ",
)  # fmt: skip


def printed(content: bytes | list[bytes], monkeypatch: pytest.MonkeyPatch) -> tuple[bool, dict[Place, list[Piece]]]:
    """Is it taken apart at once, and what does it say? That is the same as what qpdf reads."""
    with pikepdf.new() as pdf:
        sheet = pdf.add_blank_page()
        letters = b"begincodespacerange <00> begincodespacerange beginbfrange <00> <ff> <0100> endbfrange"
        font = pikepdf.Dictionary(ToUnicode=pdf.make_stream(letters))
        sheet.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(f0=pdf.make_indirect(font)))
        streams = [pdf.make_stream(each) for each in ([content] if isinstance(content, bytes) else content)]
        sheet.obj.Contents = streams[0] if isinstance(content, bytes) else pikepdf.Array(streams)
        return pdf_content.plain(sheet.obj.Contents) is not None, same(pdf, monkeypatch)


def same(pdf: pikepdf.Pdf, monkeypatch: pytest.MonkeyPatch) -> dict[Place, list[Piece]]:
    found = read(pdf)
    with monkeypatch.context() as patch:
        patch.setattr(pdf_lines, "instructions", pdf_content.by_qpdf)
        assert found == read(pdf)
    return dict(found)


def read(pdf: pikepdf.Pdf) -> list[tuple[Place, list[Piece]]]:
    """Nothing if it cannot be read."""
    try:
        return list(pieces(pdf).items())
    except (pikepdf.PdfError, AttributeError, IndexError, KeyError, TypeError, ValueError):
        return []


@pytest.mark.parametrize("name", DOSSIERS)
def test_all_that_we_write_is_taken_apart_at_once(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pikepdf.open(BytesIO(whole(name, "pdf")[0].data)) as pdf:
        assert all(pdf_content.plain(sheet.obj.Contents) is not None for sheet in pdf.pages)
        assert same(pdf, monkeypatch)


@pytest.mark.parametrize("shown", AT_ONCE)
def test_what_is_plain(shown: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    at_once, found = printed(LINE % shown + LINE % b"[(ab)]TJ", monkeypatch)
    assert at_once and found


@pytest.mark.parametrize("shown", BY_QPDF)
def test_what_is_not(shown: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    at_once, found = printed(LINE % shown + LINE % b"[(ab)]TJ", monkeypatch)
    assert found and not at_once


def test_content_in_parts_is_for_qpdf(monkeypatch: pytest.MonkeyPatch) -> None:
    at_once, found = printed([LINE % b"[(ab)]TJ", LINE % b"[(cd)]TJ"], monkeypatch)
    assert not at_once and len(found[Place(0, 0)]) == 2


def test_damaged_content_is_read_as_qpdf_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or goes there; and what cannot be read cannot be read in either way."""
    rng = Random(20250301)
    content = b"".join(LINE % shown for shown in AT_ONCE)
    accepted = 0
    for _ in range(300):
        begin = rng.randrange(len(content))
        other = content[:begin] + rng.choice(DAMAGE) + content[begin + rng.choice((0, 1, 2)) :]
        accepted += printed(other, monkeypatch)[0]
    assert accepted > 40
