"""What pages for people have in common: one file that stands alone, without script, readable at 320 px."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from babel.numbers import format_decimal

from regelzetter.publishing.metadata import NIET_GETOETST
from regelzetter.writing.html import POLICY
from regelzetter.writing.html_runs import tag, text

_KILO: Final = 1000
_PART: Final = re.compile("[/._:](?=.)")
_STYLE: Final = """
body { max-width: 84rem }
.kop h1 { font-size: clamp(1.35rem, 1.1rem + 1.2vw, 1.8rem) }
code { font-size: .85em; overflow-wrap: anywhere }
"""


def shell(title: str, main: str, style: str) -> bytes:
    """The page, UTF-8, around what it says. `style` is the style sheet of documents with what the page adds."""
    head = "\n".join(
        (
            "",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            tag("title", text(title)),
            f"<style>\n{style.strip()}\n{_STYLE.strip()}\n</style>",
            "",
        )
    )
    body = "\n".join(
        (
            "",
            '<a class="overslaan" href="#_inhoud">Direct naar de inhoud</a>',
            tag("header", tag("h1", text(title)), class_="kop"),
            tag("main", f"\n{main}\n", id="_inhoud", tabindex="-1"),
            "",
        )
    )
    whole = tag("html", f"\n{tag('head', head)}\n{tag('body', body)}\n", lang="nl")
    return f"<!DOCTYPE html>\n{whole}\n".encode(errors="backslashreplace")


def in_words(proofs: Sequence[str]) -> tuple[str, ...]:
    """Proofs as a person reads them: “niet getoetst” beside other proofs is about the official schemas alone.

    >>> in_words(["woorden", "niet getoetst"]), in_words(["niet getoetst"])
    (('woorden', 'officiële schema’s: niet getoetst'), ('niet getoetst',))
    """
    unlike = len(proofs) > 1
    return tuple(f"officiële schema’s: {proof}" if unlike and proof == NIET_GETOETST else proof for proof in proofs)


def path_text(path: str) -> str:
    """A path or key as text that may break behind each of its parts.

    >>> path_text("stop/besluit.xml:12"), path_text("per_jaar")
    ('stop/<wbr>besluit.<wbr>xml:<wbr>12', 'per_<wbr>jaar')
    """
    return _PART.sub(r"\g<0><wbr>", text(path))


def not_final(mark: str) -> str:
    """The mark of a document that is not final, as it stands on each page of that document."""
    return tag("p", text(mark), class_="veld-merk")


def size(count: int) -> str:
    """Bytes as a person reads them, with the decimal comma.

    >>> size(950), size(12_345)
    ('950\\xa0B', '12,3\\xa0kB')
    """
    if count < _KILO:
        return f"{count}\u00a0B"
    return f"{format_decimal(round(count / _KILO, 1), '#,##0.0', locale='nl')}\u00a0kB"
