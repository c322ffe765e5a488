"""From one group of keys in YAML to one value: its kind, its content, and where it comes from."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from regelzetter.diagnostics import Diagnostic, Ernst, Outcome, Rule, voorbeeld
from regelzetter.record import record
from regelzetter.source import Span
from regelzetter.values import typed
from regelzetter.values.expressions import Expression
from regelzetter.values.formulas import parse_formula
from regelzetter.values.fragments import Fragment, read_fragment
from regelzetter.values.model import Inhoud, Periode, Waarde
from regelzetter.values.typed import ONBEKEND, SOORTEN, day
from regelzetter.values.yamltree import Entry, MappingNode, Node, ScalarNode, SequenceNode, unknown_keys

KINDS = (*SOORTEN, "periode", "is", "per_jaar")
ALLOWED = (*KINDS, "bron", "toelichting", "afronding")

_BRON = "taalbeschrijving van regelzetter, onderdeel Waarden"
_BESTAND = "gegevens/waarden.yaml"

ZONDER_SOORT = Rule(
    code="REGL0215",
    naam="waarde-heeft-soort",
    ernst=Ernst.FOUT,
    regel=f"Een waarde zegt wat zij is: {', '.join(KINDS)}.",
    waarom="Alleen van een bedrag, datum of percentage dat zo heet, weet de compiler hoe het gedrukt en berekend wordt.",
    bron=_BRON,
    fout=voorbeeld("plafond: 100 000\n", _BESTAND),
    goed=voorbeeld("plafond: {bedrag: 100 000}\n", _BESTAND),
)
TWEE_SOORTEN = Rule(
    code="REGL0216",
    naam="waarde-heeft-een-soort",
    ernst=Ernst.FOUT,
    regel="Een waarde is van één soort.",
    waarom="Van een bedrag dat ook een formule heeft, is niet te zeggen welke van de twee geldt.",
    bron=_BRON,
    fout=voorbeeld("plafond: {bedrag: 400, is: 4 * 100}\n", _BESTAND),
    goed=voorbeeld("plafond: {bedrag: 400}\n", _BESTAND),
)
VREEMDE_SLEUTEL = Rule(
    code="REGL0217",
    naam="sleutel-in-waarde-bekend",
    ernst=Ernst.FOUT,
    regel=f"In een waarde staan alleen {', '.join(ALLOWED)}.",
    waarom="Een verkeerd gespelde sleutel zou anders zonder gevolg blijven.",
    bron=_BRON,
    fout=voorbeeld("plafond: {bedrag: 100, bronn: begroting}\n", _BESTAND),
    goed=voorbeeld("plafond: {bedrag: 100, bron: begroting}\n", _BESTAND),
)
AFRONDING = Rule(
    code="REGL0220",
    naam="afronding-toegelicht",
    ernst=Ernst.FOUT,
    regel="Wie een afronding toestaat, schrijft 'afronding: toegestaan' en een toelichting.",
    waarom="Een afgerond bedrag verbergt een verschil; een lezer van het dossier moet zien waarom dat mag.",
    bron=_BRON,
    fout=voorbeeld("plafond: {bedrag: 97 160 020, afronding: toegestaan}\n", _BESTAND),
    goed=voorbeeld("plafond: {bedrag: 97 160 020, afronding: toegestaan, toelichting: het verschil is € 20}\n", _BESTAND),
)
VORM = Rule(
    code="REGL0221",
    naam="gegevens-in-groepen",
    ernst=Ernst.FOUT,
    regel="Een gegevensbestand bestaat uit sleutels met een waarde of een groep; een lijst is geen waarde.",
    waarom="Een waarde wordt bij haar sleutel aangehaald; in een lijst heeft zij er geen.",
    bron=_BRON,
    fout=voorbeeld("plafonds: [100, 200]\n", _BESTAND),
    goed=voorbeeld("plafonds: {eerste: {bedrag: 100}, tweede: {bedrag: 200}}\n", _BESTAND),
)
PERIODE = Rule(
    code="REGL0228",
    naam="periode-klopt",
    ernst=Ernst.FOUT,
    regel="Een periode heeft een eerste dag (van) en een laatste (tot_en_met, of tot), en eindigt niet voor zij begint.",
    waarom="Een periode die achterstevoren loopt is een verwisseling of een tikfout in het jaar.",
    bron=_BRON + "; aanwijzing 3.14 (tot, tot en met)",
    fout=voorbeeld("looptijd: {periode: {van: 2028-01-01, tot_en_met: 2025-12-31}}\n", _BESTAND),
    goed=voorbeeld("looptijd: {periode: {van: 2025-01-01, tot_en_met: 2028-12-31}}\n", _BESTAND),
)


class Provenance(NamedTuple):
    """What a group passes on to the values in it that say nothing of their own."""

    bron: str = ""
    toelichting: str = ""


@record(frozen=True, slots=True)
class Read:
    """A value as declared; with a formula, or a text with other values in it, its content is `Onbekend` until it is computed."""

    waarde: Waarde
    formule: Expression | Fragment | None = None


def provenance(node: MappingNode, above: Provenance) -> Outcome[Provenance]:
    """`bron` and `toelichting` of a value or group, or else those of the group it is in."""
    bron, toelichting = node.get("bron"), node.get("toelichting")
    found = tuple(
        Diagnostic(VORM, each.span, f"'{name}' is een tekst, geen lijst of groep")
        for name, each in (("bron", bron), ("toelichting", toelichting))
        if each is not None and not isinstance(each, ScalarNode)
    )
    here = Provenance(
        bron=_folded(bron) if isinstance(bron, ScalarNode) else above.bron,
        toelichting=_folded(toelichting) if isinstance(toelichting, ScalarNode) else above.toelichting,
    )
    return Outcome(here, found)


def is_value(node: MappingNode) -> bool:
    """A group has only groups and values in it (and its own bron and toelichting); all else was meant as a value."""
    if any(entry.key in KINDS and _is_content(entry) for entry in node.entries):
        return True
    return not any(isinstance(entry.value, MappingNode) for entry in node.entries)


def read_value(key: str, node: MappingNode, above: Provenance) -> Outcome[Read]:
    """The value in `node` under its full key."""
    here = provenance(node, above)
    kinds = [entry for entry in node.entries if entry.key in KINDS]
    rounded = rounding(node, here.value)
    content = _content(kinds[0]) if len(kinds) == 1 else Outcome(_Content(kinds[0].value.span if kinds else node.span))
    waarde = Waarde(
        sleutel=key,
        inhoud=content.value.inhoud,
        span=content.value.span,
        formule=content.value.text,
        sjabloon=content.value.sjabloon,
        bron=here.value.bron,
        toelichting=here.value.toelichting,
        afronding=rounded.value,
    )
    found = (*here.diagnostics, *rounded.diagnostics, *strange(node, kinds), *content.diagnostics)
    return Outcome(Read(waarde, content.value.formule), found)


def bare_value(key: str, node: ScalarNode) -> Outcome[Read]:
    """A text without a kind: `plafond: 100`."""
    name = key.rpartition(".")[2]
    melding = f"van '{name}' is niet gezegd wat voor waarde het is"
    found = Diagnostic(ZONDER_SOORT, node.span, melding, _kind_tip(name, node.text))
    return Outcome(Read(Waarde(sleutel=key, inhoud=ONBEKEND, span=node.span)), (found,))


def _is_content(entry: Entry) -> bool:
    if not isinstance(entry.value, MappingNode):
        return True
    if entry.key == "per_jaar" and any(key.isdecimal() for key in entry.value.keys):
        return True
    return entry.key in ("periode", "per_jaar") and not {"van", "tot", "tot_en_met"}.isdisjoint(entry.value.keys)


def _folded(node: ScalarNode) -> str:
    return re.sub(r"[ \t\n]+", " ", node.text).strip()


def strange(node: MappingNode, kinds: list[Entry]) -> tuple[Diagnostic, ...]:
    """Keys that do not belong, a kind too many, or none. A misspelt kind is one finding, not two."""
    strange = tuple(unknown_keys(node, ALLOWED, VREEMDE_SLEUTEL, "in een waarde"))
    if len(kinds) > 1:
        melding = f"een waarde is van één soort; hier staan '{kinds[0].key}' en '{kinds[1].key}'"
        return (*strange, Diagnostic(TWEE_SOORTEN, kinds[1].key_span, melding, "haal een van de twee weg"))
    if kinds or strange:
        return strange
    return (Diagnostic(ZONDER_SOORT, node.span, "deze waarde heeft geen soort", f"een waarde heeft {', '.join(KINDS)}"),)


def rounding(node: MappingNode, here: Provenance) -> Outcome[bool]:
    """Whether a value says that rounding is allowed, and why."""
    entry = node.entry("afronding")
    if entry is None:
        return Outcome(False)
    if not isinstance(entry.value, ScalarNode) or entry.value.text != "toegestaan":
        return Outcome(False, (Diagnostic(AFRONDING, entry.value.span, "afronding is 'toegestaan', of staat er niet"),))
    if not here.toelichting:
        melding = "een afronding wordt toegestaan zonder toelichting"
        return Outcome(True, (Diagnostic(AFRONDING, entry.key_span, melding, "schrijf erbij: toelichting: …"),))
    return Outcome(True)


class _Content(NamedTuple):
    """What stands behind the kind: a content, or a formula or text with holes and how it was typed."""

    span: Span
    inhoud: Inhoud = ONBEKEND
    text: str | None = None
    sjabloon: str | None = None
    formule: Expression | Fragment | None = None


def _content(entry: Entry) -> Outcome[_Content]:
    node = entry.value
    if entry.key == "periode" and isinstance(node, MappingNode):
        period = _period(node)
        return Outcome(_Content(node.span, period.value), period.diagnostics)
    if entry.key == "per_jaar":
        tip = "schrijf {per_jaar: {2025: 100 000, 2026: 100 000}}"
        return Outcome(_Content(node.span), (Diagnostic(VORM, node.span, "'per_jaar' is een groep van jaren", tip),))
    if not isinstance(node, ScalarNode) or entry.key == "periode":
        tip = "schrijf {periode: {van: 2025-01-01, tot_en_met: 2028-12-31}}" if entry.key == "periode" else ""
        expected = "een groep met van en tot_en_met" if entry.key == "periode" else "een tekst, geen lijst of groep"
        return Outcome(_Content(node.span), (Diagnostic(VORM, node.span, f"'{entry.key}' is {expected}", tip),))
    if entry.key == "is":
        formula = parse_formula(node.text, node.inner)
        return Outcome(_Content(node.inner, text=_folded(node), formule=formula.value), formula.diagnostics)
    if entry.key == "tekst" and "{{" in node.text:
        fragment = read_fragment(node.text, node.inner, node.holes)
        return Outcome(_Content(node.inner, sjabloon=_folded(node), formule=fragment.value), fragment.diagnostics)
    read = typed.content(entry.key, node.text, node.inner)
    return Outcome(_Content(node.inner, read.value), read.diagnostics)


def _period(node: MappingNode) -> Outcome[Inhoud]:
    found = list(unknown_keys(node, ("van", "tot_en_met", "tot"), VREEMDE_SLEUTEL, "in een periode"))
    ends = [entry for entry in node.entries if entry.key in ("tot_en_met", "tot")]
    if node.entry("van") is None or len(ends) != 1:
        if not found:
            melding = "een periode heeft 'van', en óf 'tot_en_met' óf 'tot'"
            found.append(Diagnostic(PERIODE, node.span, melding))
        return Outcome(ONBEKEND, tuple(found))
    start, end = _day(node.get("van")), _day(ends[0].value)
    found.extend((*start.diagnostics, *end.diagnostics))
    if start.value is None or end.value is None:
        return Outcome(ONBEKEND, tuple(found))
    last = end.value if ends[0].key == "tot_en_met" or end.value == date.min else end.value - timedelta(days=1)
    if last < start.value:
        melding = "deze periode eindigt voordat zij begint"
        found.append(Diagnostic(PERIODE, ends[0].value.span, melding, "kijk na of de dagen verwisseld zijn"))
        return Outcome(ONBEKEND, tuple(found))
    return Outcome(Periode(start.value, last), tuple(found))


def _day(node: Node | None) -> Outcome[date | None]:
    if isinstance(node, ScalarNode):
        return day(node.text.strip(), node.inner)
    assert isinstance(node, MappingNode | SequenceNode)
    return Outcome(None, (Diagnostic(VORM, node.span, "hier wordt een datum verwacht, geen lijst of groep"),))


_GUESSES = (
    ("datum", r"\d{4}-\d\d-\d\d"),
    ("tijdstip", r"\d{4}-\d\d-\d\d \d\d:\d\d"),
    ("bedrag", r"[-−]?\d[\d.,\s]*"),
    ("percentage", r"[\d,.]+ ?%"),
)


def _kind_tip(name: str, text: str) -> str:
    if not text:
        return f"schrijf bijvoorbeeld '{name}: {{bedrag: 100 000}}'"
    kind = next((kind for kind, pattern in _GUESSES if re.fullmatch(pattern, text)), "tekst")
    return f"schrijf bijvoorbeeld '{name}: {{{kind}: {text.strip(' %')}}}'"


RULES: tuple[Rule, ...] = (ZONDER_SOORT, TWEE_SOORTEN, VREEMDE_SLEUTEL, AFRONDING, VORM, PERIODE)
