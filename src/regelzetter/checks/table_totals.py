"""The row “Totaal” of a table is what the rows above it add up to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from regelzetter.checks.outline import Placed
from regelzetter.checks.subject import Subject
from regelzetter.diagnostics import Diagnostic, Ernst, Rule, voorbeeld
from regelzetter.tree.nodes import Alinea, Cel, Citaat, Rij, Tabel
from regelzetter.tree.walk import plain

_ROWS: Final = "| Onderdeel | Punten |\n| :--- | ---: |\n| plan | 40 |\n| kosten | 30 |\n| Totaal | {} |\n"
_TABEL: Final = "# Artikel 1. Proef\n\nDe weging is:\n\n" + _ROWS
TOTAAL: Final = Rule(
    code="REGL1014",
    naam="totaal-van-een-tabel",
    ernst=Ernst.WAARSCHUWING,
    regel="De rij met het totaal van een tabel is de som van de rijen erboven.",
    waarom="Een tabel die niet optelt, verdeelt meer of minder dan er is.",
    bron="rekenkunde",
    fout=voorbeeld(_TABEL.format(80)),
    goed=voorbeeld(_TABEL.format(70)),
)
RULES: tuple[Rule, ...] = (TOTAAL,)

_TOTAL: Final = ("totaal", "samen", "som", "eindtotaal", "totaal:")
_SUBTOTAL: Final = ("subtotaal", "waarvan", "gemiddeld")
_FIGURE: Final = (
    r"(?P<voor>€ )?(?P<min>[-−–])?(?P<getal>\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(?P<rest>\d+|[–-]))?(?P<na>%| miljoen| punten)?"
)
_FEWEST: Final = 2


def check_table_totals(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each column that does not add up to its total."""
    for outline in subject.delen.values():
        for placed in outline.tabellen:
            yield from _table(placed)


def _table(placed: Placed[Tabel]) -> Iterator[Diagnostic]:
    table = placed.node
    if len(table.rijen) <= _FEWEST or any(isinstance(node, Citaat) for node in placed.boven):
        return
    *rows, last = table.rijen
    if _head(last) not in _TOTAL or any(_head(row).startswith((*_SUBTOTAL, *_TOTAL)) for row in rows):
        return
    width = len(table.kolommen)
    if any(len(row.cellen) != width or any(cell.rijen > 1 or cell.kolommen > 1 for cell in row.cellen) for row in table.rijen):
        return
    for column in range(1, width):
        yield from _column(rows, last, column)


def _column(rows: list[Rij], last: Rij, column: int) -> Iterator[Diagnostic]:
    """A column in which every cell is a figure of the same kind."""
    total, cells = _figure(last.cellen[column]), [_figure(row.cellen[column]) for row in rows]
    kinds = {each[0] for each in cells if each is not None}
    if total is None or None in cells or kinds != {total[0]}:
        return
    added = sum((each[1] for each in cells if each is not None), Decimal())
    if abs(added - total[1]) > _rounding(cells):
        yield Diagnostic(TOTAAL, last.cellen[column].span,
                         f"de rijen zijn samen {_typed(added)}, en het totaal is {_typed(total[1])}",
                         "reken na, of laat het totaal in gegevens/ berekenen: {is: som(tabel.kolom)}")  # fmt: skip


def _rounding(cells: list[tuple[str, Decimal] | None]) -> Decimal:
    """How far rounded figures may be off together: half of their last decimal each. Whole figures are exact."""
    places = max((-int(each[1].as_tuple().exponent) for each in cells if each is not None), default=0)
    return len(cells) * Decimal(5).scaleb(-places - 1) if places else Decimal()


def _head(row: Rij) -> str:
    return _text(row.cellen[0]).lower() if row.cellen else ""


def _text(cell: Cel) -> str:
    return " ".join(plain(block.inhoud) for block in cell.inhoud if isinstance(block, Alinea)).replace("\u00a0", " ").strip()


def _figure(cell: Cel) -> tuple[str, Decimal] | None:
    """What is counted, and how much."""
    found = re.fullmatch(_FIGURE, _text(cell))
    if found is None:
        return None
    rest = f".{found['rest']}" if found["rest"] and found["rest"].isdigit() else ""
    number = Decimal(re.sub(r"\D", "", found["getal"]) + rest)
    return f"{found['voor'] or ''}{found['na'] or ''}", -number if found["min"] else number


def _typed(number: Decimal) -> str:
    """
    >>> _typed(Decimal("37500000.00")), _typed(Decimal("0.5"))
    ('37.500.000', '0,5')
    """
    whole, _, rest = f"{number:,f}".partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")
