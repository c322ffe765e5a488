"""Signs: spaces, degree signs, quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from regelzetter.checks.passages import Passage
from regelzetter.checks.patterns import LOPEND, OVERAL, Patroon
from regelzetter.checks.sources import EIGEN
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic, Edit, Ernst, Rule, voorbeeld
from regelzetter.tree.nodes import Tekst

SPATIE = Rule(
    code="REGL0623",
    naam="spatie",
    ernst=Ernst.WAARSCHUWING,
    regel="Tussen twee woorden staat één gewone spatie, en vóór een leesteken geen.",
    waarom="Een dubbele of vaste spatie is in de bron niet te zien, maar geeft in het gedrukte stuk een gat of "
    "een lege regelhelft.",
    bron="gewone zetregel",
    fout=voorbeeld("# Artikel 1. Proef\n\nDe aanvraag  wordt ingediend bij de Minister van Voorbeelden.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nDe aanvraag wordt ingediend bij de Minister van Voorbeelden.\n"),
    onzeker=EIGEN,
)
GRADEN = Rule(
    code="REGL0627",
    naam="gradenteken",
    ernst=Ernst.WAARSCHUWING,
    regel="Een subonderdeel heeft het gradenteken ° (U+00B0), niet de kleine o º (U+00BA).",
    waarom="De twee tekens lijken op elkaar, maar wie op “1°” zoekt vindt “1º” niet.",
    bron="gewone schrijfwijze van de Staatscourant; aanwijzing 3.59 van de Aanwijzingen voor de regelgeving",
    fout=voorbeeld("# Artikel 1. Proef\n\nVoor de kosten, genoemd onder 2º, wordt geen subsidie verstrekt.\n"),
    goed=voorbeeld("# Artikel 1. Proef\n\nVoor de kosten, genoemd onder 2°, wordt geen subsidie verstrekt.\n"),
    onzeker=EIGEN,
)
AANHALING = Rule(
    code="REGL0628",
    naam="rechte-aanhalingstekens",
    ernst=Ernst.WAARSCHUWING,
    regel="Aanhalingstekens zijn ‘ ’ of « », geen rechte tekens.",
    waarom="Rechte tekens hebben geen begin en geen einde; in gedrukte stukken komen zij niet voor.",
    bron="gewone schrijfwijze van de Staatscourant en van Kamerstukken",
    fout=voorbeeld('Het plan heet "Samen sterk" en loopt nog.\n', "nota.md"),
    goed=voorbeeld("Het plan heet ‘Samen sterk’ en loopt nog.\n", "nota.md"),
    onzeker=EIGEN,
)
RULES: tuple[Rule, ...] = (SPATIE, GRADEN, AANHALING)

SIGNS: Final = (
    Patroon(
        rule=SPATIE,
        woorden=("  ",),
        zoek=r"(?<=\S) {2,}(?=\S)",
        melding="er staan meer spaties achter elkaar",
        tip="laat er één staan",
        delen=OVERAL,
        vervang=" ",
    ),
    Patroon(
        rule=SPATIE,
        woorden=(" ,", " ;", " .", " :", " ?", " !"),
        zoek=r"(?<=[^\W_]) (?=[,;](?:\s|$)|[.:?!](?:\s|$))(?!: \d)",
        melding="er staat een spatie voor het leesteken",
        tip="haal de spatie weg",
        delen=OVERAL,
        vervang="",
    ),
    Patroon(
        rule=GRADEN,
        woorden=("º",),
        zoek=r"(?<=\d)º",
        melding="'º' is geen gradenteken",
        tip="schrijf ° (U+00B0)",
        delen=OVERAL,
        vervang="°",
    ),
    Patroon(
        rule=AANHALING,
        woorden=('"',),
        zoek=r'"([^"]*)"',
        melding="rechte aanhalingstekens om '{1}'",
        tip="schrijf ‘{1}’, of «{1}» in een Kamerstuk",
        delen=OVERAL,
    ),
    Patroon(
        rule=AANHALING,
        woorden=("'",),
        zoek=r"(?<!\w)'([^']*)'(?!\w)",
        melding="rechte aanhalingstekens om '{1}'",
        tip="schrijf ‘{1}’, of «{1}» in een Kamerstuk",
        delen=OVERAL,
    ),
)

_NO_BREAK: Final = r"(?<![^\W\d_])([a-zà-ÿ]{2,})(\u00a0)(?=[a-zà-ÿ]{3,})"
_TIED: Final = frozenset(
    [
        "artikel",
        "artikelen",
        "bijlage",
        "bijlagen",
        "hoofdstuk",
        "hoofdstukken",
        "paragraaf",
        "paragrafen",
        "afdeling",
        "titel",
        "boek",
        "deel",
        "lid",
        "onderdeel",
        "onderdelen",
        "onder",
        "aanwijzing",
        "jaar",
        "nr",
        "drs",
        "dr",
        "mr",
        "ir",
        "prof",
        "ing",
    ]
)
"""Words that are rightly kept on one line with what follows."""


def check_no_break(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each no-break space between two ordinary words: it comes along with text from a word processor."""
    for passages in subject.passages.values():
        for passage in passages:
            if passage.vorm in LOPEND:
                yield from _no_break(passage)


def _no_break(passage: Passage) -> Iterator[Diagnostic]:
    for piece in passage.stukken:
        if not isinstance(piece.node, Tekst) or "\u00a0" not in piece.node.tekst:
            continue
        for match in _compiled(_NO_BREAK).finditer(piece.node.tekst):
            if match[1] in _TIED:
                continue
            begin = piece.begin + match.start(2)
            span = passage.span(begin, begin + 1)
            melding = f"achter '{match[1]}' staat een vaste spatie"
            yield Diagnostic(SPATIE, span, melding, "typ een gewone spatie", fix=(Edit(span, " "),))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
