"""The content of a page of a PDF, taken apart in operators with their operands.

qpdf unpacks it. Taking it apart with qpdf too costs as much as all the rest of reading a file, so content in which every sign is
of a shape that is written out below is taken apart here, by one expression. Any other content, even if only one sign of it is
of another shape, goes to qpdf as a whole: nothing is ever skipped. Whoever reads a word wrong here gets no proof.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeAlias

import pikepdf

OPERATORS: Final = "BDC BMC EMC Tf Tj TJ q Q cm BT Tm"
"""What is asked for; other operators say nothing about text or where it stands."""
Instruction: TypeAlias = tuple[Any, ...]
"""Operands and operator, both bytes. Or, if the operator is None, what stands behind them: a line of text as Typst writes it

    /… <</MCID 0>> BDC q 1 0 0 -1 85.04 763.52 cm BT /f0 10 Tf 1 0 0 -1 0 0 Tm [(…) 24 (…)] TJ ET Q EMC

as its number, the matrix, the font, its size, both last numbers of Tm, and the strings.
"""

_SPACE: Final = rb"[ \n]*+"
_NUMBER: Final = rb"-?\d++(?:\.\d++)?(?=[ \n/()<>\[\]])"
_NAME: Final = rb"/[\w.+-]++"
_STRING: Final = rb"\([^()]*+\)"
_SINGLE: Final = rb"(?:%s|%s|%s|<[0-9A-Fa-f]*+>)%s" % (_NUMBER, _NAME, _STRING, _SPACE)
_ARRAY: Final = rb"\[%s(?:%s)*\]%s" % (_SPACE, _SINGLE, _SPACE)
_DICTIONARY: Final = rb"<<%s(?:%s%s(?:%s|%s))*>>%s" % (_SPACE, _NAME, _SPACE, _SINGLE, _ARRAY, _SPACE)
_SILENT: Final = (
    rb"ET|Tr|Tc|Tw|Tz|TL|Ts|cs|CS|scn?|SCN?|gs?|G|rg|RG|k|K|w|J|j|M|d|ri|i|m|l|c|v|y|h|re|S|s|f\*?|F|B\*?|b\*?|n|W\*?|sh|Do"
)
_END: Final = rb"(?=[ \n/(<\[]|\Z)" + _SPACE
_BETWEEN: Final = rb"(?:(?:(?:%s|%s)%s)*(?:%s)%s)*" % (_NUMBER, _NAME, _SPACE, _SILENT, _END)
"""Operators that say nothing, with numbers and names."""
_LINE: Final = b"".join(
    (
        rb"%s<</MCID (\d+)>>BDC" % _NAME, _END,
        rb"q", _END, rb"((?:%s +){6})cm" % _NUMBER, _END, _BETWEEN,
        rb"BT", _END, _BETWEEN, rb"(%s) (%s) Tf" % (_NAME, _NUMBER), _END,
        rb"(?:%s ){4}(%s) (%s) Tm" % (_NUMBER, _NUMBER, _NUMBER), _END,
        rb"\[\(([^()]*+(?:\)(?:%s)?\([^()]*+)*)\)\]TJ" % _NUMBER, _END,
        rb"ET", _END, rb"Q", _END, rb"EMC", _END,
    )
)  # fmt: skip
_OPERANDS: Final = b"|".join(
    (
        rb"(?:%s%s){6}(?=cm|Tm)" % (_NUMBER, _SPACE),
        rb"%s%s%s%s(?=Tf)" % (_NAME, _SPACE, _NUMBER, _SPACE),
        rb"%s(?=TJ)|%s%s(?=Tj)" % (_ARRAY, _STRING, _SPACE),
        rb"%s%s(?:%s(?=BDC)|%s%s(?=BDC)|(?=BMC))" % (_NAME, _SPACE, _DICTIONARY, _NAME, _SPACE),
        rb"(?=[qQ]|BT|EMC)",
        rb"(?:%s|%s)*(?=(?:%s)%s)" % (_SINGLE, _ARRAY, _SILENT, _END),
    )
)
_ANY: Final = rb"(%s)(%s|%s)%s" % (_OPERANDS, OPERATORS.replace(" ", "|").encode("ascii"), _SILENT, _END)
_CONTENT: Final = re.compile(rb"%s|%s" % (_LINE, _ANY))
_PARTS: Final = _CONTENT.groups + 1
_ODD: Final = re.compile(rb"\\[^0-3nrtbf]")
"""An escape that ISO 32000-1, 7.3.4.2 and Python do not both know, or not in the same way."""
_NESTED: Final = re.compile(rb"(\([^()]*+)\(([^()]*+)\)")
_SHIFT: Final = re.compile(rb"\)[^()]*+\(")


def instructions(sheet: pikepdf.Page) -> Iterable[Instruction]:
    """In the order of the page."""
    quick = plain(sheet.obj.get("/Contents"))
    return by_qpdf(sheet) if quick is None else quick


def codes(strings: bytes) -> bytes:
    """What the strings of a line say, one behind the other; what stands between them moves the pen."""
    return _SHIFT.sub(b"", strings).decode("unicode_escape").encode("latin-1")


def plain(contents: Any) -> Iterable[Instruction] | None:
    """None: there is something in it that is not of the shapes above."""
    if not isinstance(contents, pikepdf.Stream):
        return None
    try:
        content = contents.read_bytes()
    except pikepdf.PdfError:
        return None
    content = _flat(content)
    if b"\r" in content or _ODD.search(content) is not None:
        return None
    parts = _CONTENT.split(content.lstrip(b" \n"))
    if any(parts[::_PARTS]):  # what stands between
        return None
    mcid, *line, operands, operator = (parts[number::_PARTS] for number in range(1, _PARTS))
    return zip(operands, operator, mcid, *line, strict=True)


def _flat(content: bytes) -> bytes:
    """Brackets that a string holds are written by their number, so that each that is left begins or ends a string."""
    content = content.replace(rb"\\", rb"\134").replace(rb"\(", rb"\050").replace(rb"\)", rb"\051")
    nested = 1
    while nested:
        content, nested = _NESTED.subn(rb"\1\\050\2\\051", content)
    return content


def by_qpdf(sheet: pikepdf.Page) -> Iterator[Instruction]:
    """It writes the operators that are asked for anew, one on a line, with strings in hexadecimal. Asking it for every operand on
    its own takes three times as long.
    """
    for line in pikepdf.unparse_content_stream(pikepdf.parse_content_stream(sheet, OPERATORS)).split(b"\n"):
        operands, _, operator = line.rpartition(b" ")
        yield (operands, operator, *_NO_LINE)


_NO_LINE: Final = (None,) * (_PARTS - 3)
