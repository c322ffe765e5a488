"""What two versions differ in: a table of old, new and the findings to expect."""

from __future__ import annotations

from dataclasses import replace

import pytest

from regelzetter.comparing.changes import Comparison, Kind
from regelzetter.comparing.lines import as_lines
from regelzetter.passes.laws import Wet
from tests.comparing.versions import AWB, Version, compared, kinds, version

REGELING = """# Aanhef

De Minister van Voorbeelden,

Gelet op [](wet:AWB/4:23);

Besluit:

# Hoofdstuk 1. Algemeen {#algemeen}

## Artikel 1.1. Begrippen {#begrippen}

In deze regeling wordt verstaan onder:

minister
: Minister van Voorbeelden;

school
: school als bedoeld in [](wet:AWB/1:1).

## Artikel 1.2. Plafond {#plafond}

1. Voor subsidie is ten hoogste {{ plafond }} beschikbaar.
2. Van het bedrag, bedoeld in [](#plafond/1), is de ene helft bestemd voor scholen en de andere helft voor regio’s.

## Artikel 1.3. Aanvraag {#aanvraag}

1. De aanvraag wordt vóór {{ sluit }} ingediend.
2. De aanvraag bevat:
   a. een activiteitenplan;
   b. een begroting als bedoeld in [](#begroting/1); en
   c. een verklaring van de penvoerder.
3. De minister besluit binnen tien weken.

# Hoofdstuk 2. Slot {#slot}

## Artikel 2.1. Begroting {#begroting}

1. De begroting sluit aan bij het bedrag, bedoeld in [](#plafond/1).
2. De begroting hoort bij de aanvraag, bedoeld in [](#aanvraag/2/b).

## Artikel 2.2. Citeertitel {#citeertitel}

Deze regeling wordt aangehaald als: Voorbeeldregeling.

# Slotformulier

Deze regeling zal met de toelichting in de Staatscourant worden geplaatst.

# Bijlage 1. Bedragen {#bedragen}

behorende bij [](#plafond)

Dit zijn de bedragen.

{rijen=regios}
| Regio | Bedrag |
| :---- | -----: |
| {{ rij.regio }} | {{ rij.bedrag }} |
| **Totaal** | **{{ som }}** |
"""
TOELICHTING = """# Algemeen deel

## Aanleiding

Er is behoefte aan een regeling. Het budget is {{ plafond | miljoen }}.

# Artikelsgewijs

## [](#plafond)

Dit artikel bepaalt het plafond.
"""
BRIEF = """De regeling stelt {{ plafond | miljoen }} beschikbaar, {{ per_jaar }} per jaar.

# Vervolg

Aanvragen kan tot {{ sluit }}. Zie [](#aanvraag).
"""
BEDRAGEN = """plafond: {bedrag: 1 000 000}
ander: {bedrag: 3 000 000}
per_jaar: {is: plafond / 4}
per_maand: {is: per_jaar / 10}
som: {is: som(regios.bedrag)}
sluit: {datum: 2024-10-01}
ondertekening: {datum: 2024-03-01}
"""
SCHEMA = """tabel: regios
kolommen: {regio: {soort: tekst, uniek: ja}, bedrag: {soort: bedrag}}
deeltabellen: {grote: {waar: bedrag > 50}}
"""
REGIOS = "regio,bedrag\nNoord,100\nOost,200\nZuid,300\n"
TEXTS = {"regeling": REGELING, "toelichting": TOELICHTING, "brief": BRIEF}
DATA = {"bedragen.yaml": BEDRAGEN, "regios.yaml": SCHEMA, "regios.csv": REGIOS}


def base() -> Version:
    return version(TEXTS, DATA)


def edited(*edits: tuple[str, str], wet: Wet = AWB, titel: str = "", naam: str = "A. de Vries") -> Version:
    """The base with pieces of text replaced, in whatever file they stand."""
    texts, data = dict(TEXTS), dict(DATA)
    for old, new in edits:
        assert any(old in text for text in (*texts.values(), *data.values())), old
        texts = {name: text.replace(old, new) for name, text in texts.items()}
        data = {name: text.replace(old, new) for name, text in data.items()}
    return version(texts, data, titel, wet, naam)


INSERTED = """## Artikel 1.3. Hoogte {#hoogte}

De subsidie bedraagt ten hoogste de werkelijke kosten.

## Artikel 1.4. Aanvraag"""
INSERT_ARTICLE = ("## Artikel 1.3. Aanvraag", INSERTED)
INSERT_LID = ("1. De aanvraag wordt", "1. Een aanvraag betreft één regio.\n2. De aanvraag wordt")
AFTER_LID = (("2. De aanvraag bevat", "3. De aanvraag bevat"), ("3. De minister besluit", "4. De minister besluit"))
FOLLOWING = ("bedoeld in [](#aanvraag/2/b)", "bedoeld in [](#aanvraag/3/b)")
CASES: dict[str, tuple[tuple[tuple[str, str], ...], list[str]]] = {
    "niets": ((), []),
    "bedrag": ((("bedrag: 1 000 000", "bedrag: 2 000 000"),), ["waarde_gewijzigd"]),
    "datum": ((("2024-10-01", "2024-11-01"),), ["waarde_gewijzigd"]),
    "lid": ((("binnen tien weken", "binnen dertien weken"),), ["lid_gewijzigd"]),
    "artikel ingevoegd": ((INSERT_ARTICLE,), ["artikel_toegevoegd"]),
    "must-show": (
        (
            ("bedrag: 1 000 000", "bedrag: 2 000 000"),
            ("2024-10-01", "2024-11-01"),
            ("tien weken", "dertien weken"),
            INSERT_ARTICLE,
        ),
        ["waarde_gewijzigd", "waarde_gewijzigd", "artikel_toegevoegd", "lid_gewijzigd"],
    ),
    "lid ingevoegd": ((INSERT_LID, *AFTER_LID, FOLLOWING), ["lid_toegevoegd"]),
    "lid ingevoegd, verwijzing niet aangepast": (
        (INSERT_LID, *AFTER_LID, ("bedoeld in [](#aanvraag/2/b)", "bedoeld in [](#aanvraag/3/c)")),
        ["lid_toegevoegd", "lid_gewijzigd"],
    ),
    "lid vervallen": ((("3. De minister besluit binnen tien weken.\n", ""),), ["lid_vervallen"]),
    "onderdeel ingevoegd": (
        (
            ("   b. een begroting", "   b. een planning;\n   c. een begroting"),
            ("   c. een verklaring", "   d. een verklaring"),
            ("(#aanvraag/2/b)", "(#aanvraag/2/c)"),
        ),
        ["lid_gewijzigd"],
    ),
    "lid geheel herschreven": (
        (("De minister besluit binnen tien weken.", "Op aanvragen volgt een beschikking."),),
        ["lid_gewijzigd"],
    ),
    "lid wordt verplaatst": (
        (
            ("3. De minister besluit binnen tien weken.\n", ""),
            ("1. De aanvraag wordt", "1. De minister besluit binnen tien weken.\n2. De aanvraag wordt"),
            ("2. De aanvraag bevat", "3. De aanvraag bevat"),
            FOLLOWING,
        ),
        ["lid_verplaatst"],
    ),
    "opschrift": ((("Artikel 1.3. Aanvraag", "Artikel 1.3. Subsidieaanvraag"),), ["opschrift_gewijzigd"]),
    "label anders": ((("#aanvraag", "#indiening"),), []),
    "artikel zonder leden": ((("als: Voorbeeldregeling", "als: Voorbeeldregeling 2025"),), ["artikel_gewijzigd"]),
    "begrip": ((("Minister van Voorbeelden;", "Minister van Voorbeelden en Proeven;"),), ["begrip_gewijzigd"]),
    "begrip erbij": ((("school\n:", "regio\n: gebied van samenwerking;\n\nschool\n:"),), ["begrip_toegevoegd"]),
    "aanhef": ((("Gelet op", "Gelet op artikel 2 van de Kaderwet en"),), ["tekst_gewijzigd"]),
    "sleutel vervangen": ((("hoogste {{ plafond }}", "hoogste {{ ander }}"),), ["lid_gewijzigd"]),
    "sleutel vervangen door getypt bedrag": ((("hoogste {{ plafond }}", "hoogste € 2.000.000"),), ["lid_gewijzigd"]),
    "sleutel vervangen door hetzelfde getypte bedrag": ((("hoogste {{ plafond }}", "hoogste € 1.000.000"),), []),
    "sleutel hernoemd": (
        (("plafond: {bedrag", "plafon: {bedrag"), ("is: plafond", "is: plafon"), ("{{ plafond", "{{ plafon")),
        [],
    ),
    "vorm vervangen": ((("stelt {{ plafond | miljoen }}", "stelt {{ plafond }}"),), ["tekst_gewijzigd"]),
    "waarde afgeleid van waarde": ((("is: plafond / 4", "is: plafond / 8"),), ["waarde_gewijzigd"]),
    "getypte waarde wordt formule": ((("ander: {bedrag: 3 000 000}", "ander: {is: plafond * 3}"),), []),
    "cel": ((("Oost,200", "Oost,250"),), ["waarde_gewijzigd"]),
    "rij erbij": ((("Zuid,300", "Zuid,300\nWest,400"),), ["rij_toegevoegd"]),
    "rij weg": ((("Oost,200\n", ""),), ["rij_vervallen"]),
    "andere tabel gedrukt, zelfde rijen": ((("{rijen=regios}", "{rijen=grote}"),), []),
    "andere tabel gedrukt, minder rijen": (
        (("{rijen=regios}", "{rijen=grote}"), ("bedrag > 50", "bedrag > 150")),
        ["tabel_gewijzigd"],
    ),
    "elke rij anders gedrukt": ((("| {{ rij.bedrag }}", "| ten hoogste {{ rij.bedrag }}"),), ["tabel_gewijzigd"]),
    "getypte rij": ((("**Totaal**", "**Samen**"),), ["tabel_gewijzigd"]),
    "volgorde van rijen": ((("Noord,100\nOost,200", "Oost,200\nNoord,100"),), ["tabel_gewijzigd"]),
    "bijlage tekst": ((("Dit zijn de bedragen.", "Dit zijn de bedragen voor 2025."),), ["tekst_gewijzigd"]),
    "toelichting tekst": (
        (("Er is behoefte aan een regeling.", "Er is dringend behoefte aan een regeling."),),
        ["tekst_gewijzigd"],
    ),
    "toelichting bij artikel": ((("Dit artikel bepaalt het plafond.", "Dit artikel regelt het plafond."),), ["tekst_gewijzigd"]),
    "twee alinea’s erbij": (
        (("# Vervolg\n", "Een nieuwe alinea over scholen.\n\nEn nog een.\n\n# Vervolg\n"),),
        ["tekst_toegevoegd"],
    ),
    "kop in brief": ((("# Vervolg", "# Hoe nu verder"),), ["opschrift_gewijzigd"]),
    "hoofdstuk om artikel": (
        (("## Artikel 2.2. Citeertitel", "# Hoofdstuk 3. Einde {#einde}\n\n## Artikel 3.1. Citeertitel"),),
        ["indeling_toegevoegd"],
    ),
    "artikel naar ander hoofdstuk": (
        (
            ("# Hoofdstuk 2. Slot {#slot}\n\n## Artikel 2.1. Begroting", "## Artikel 1.4. Begroting"),
            ("## Artikel 2.2. Citeertitel", "# Hoofdstuk 2. Slot {#slot}\n\n## Artikel 2.1. Citeertitel"),
        ),
        ["artikel_verplaatst"],
    ),
    "voetnoot": (
        (("tien weken.", "tien weken.[^n]"), ("Dit zijn de bedragen.", "[^n]: Een noot.\n\nDit zijn de bedragen.")),
        ["lid_gewijzigd"],
    ),
}


@pytest.mark.parametrize("naam", CASES)
def test_table(naam: str) -> None:
    edits, expected = CASES[naam]
    comparison = compared(base(), edited(*edits))
    assert kinds(comparison) == expected, as_lines(comparison)


@pytest.mark.parametrize("naam", CASES)
def test_words_are_those_of_the_versions(naam: str) -> None:
    """Each change shows a difference, and the way back has as many changes as the way there."""
    comparison = compared(base(), edited(*CASES[naam][0]))
    back = compared(edited(*CASES[naam][0]), base())
    assert len(comparison.changes) == len(back.changes)
    for change in comparison.changes:
        assert change.waarde is not None or change.oud != change.nieuw or change.kind.daad == "verplaatst" or "volgorde" in naam


def only(comparison: Comparison, kind: Kind) -> str:
    (change,) = [change for change in comparison.changes if change.kind is kind]
    index = comparison.changes.index(change)
    return as_lines(comparison)[index]


def test_inserted_article_renumbers() -> None:
    comparison = compared(base(), edited(INSERT_ARTICLE))
    assert as_lines(comparison) == [
        "regeling, artikel 1.3: toegevoegd: {+Artikel 1.3. Hoogte+} / {+De subsidie bedraagt ten hoogste de werkelijke kosten.+}",
        "regeling: vernummerd: artikel 1.3 wordt artikel 1.4",
    ]


def test_run_of_renumbered_articles() -> None:
    articles = [f"# Artikel {n}. Kop {n} {{#a{n}}}\n\nTekst van artikel {n}, zie [](#a{9 - n}).\n" for n in range(1, 9)]
    new = [articles[0], "# Artikel 2. Nieuw {#nieuw}\n\nEen geheel nieuwe tekst.\n"]
    new += [text.replace(f"# Artikel {n}.", f"# Artikel {n + 1}.") for n, text in enumerate(articles[1:], start=2)]
    comparison = compared(version({"regeling": "\n".join(articles)}), version({"regeling": "\n".join(new)}))
    assert kinds(comparison) == ["artikel_toegevoegd"]
    assert as_lines(comparison)[1] == "regeling: vernummerd: artikelen 2 tot en met 8 worden 3 tot en met 9"


def test_unlabelled_articles_match_by_heading_and_content() -> None:
    articles = [f"# Artikel. Kop {n}\n\nTekst over onderwerp {n}.\n" for n in ("een", "twee", "drie", "vier")]
    new = [articles[0], "# Artikel. Tussen\n\nIets anders dat nergens stond.\n", *articles[1:]]
    new[-1] = new[-1].replace("Kop vier", "Kop vijf")
    comparison = compared(version({"regeling": "\n".join(articles)}), version({"regeling": "\n".join(new)}))
    assert kinds(comparison) == ["artikel_toegevoegd", "opschrift_gewijzigd"]


def test_renumbered_leden_and_onderdelen() -> None:
    comparison = compared(base(), edited(INSERT_LID, *AFTER_LID, FOLLOWING))
    assert as_lines(comparison)[1:] == [
        "regeling: vernummerd: artikel 1.3: eerste tot en met derde lid worden tweede tot en met vierde lid"
    ]
    comparison = compared(base(), edited(*CASES["onderdeel ingevoegd"][0]))
    assert as_lines(comparison) == [
        "regeling, artikel 1.3, tweede lid: gewijzigd: {+b.+} {+een planning;+}",
        "regeling: vernummerd: artikel 1.3, tweede lid: onderdelen b en c worden c en d",
    ]


def test_reference_that_came_to_mean_something_else() -> None:
    """The words stay “artikel 1.3”; what stands there is another article."""
    retargeted = edited(INSERT_ARTICLE, ("Zie [](#aanvraag)", "Zie [](#hoogte)"))
    line = only(compared(base(), retargeted), Kind.TEKST_GEWIJZIGD)
    assert "[-artikel 1.3 (verwees naar artikel 1.3 (Aanvraag))-] {+artikel 1.3 (verwijst naar artikel 1.3 (Hoogte))+}" in line


def test_value_lists_places_and_what_follows() -> None:
    comparison = compared(base(), edited(("bedrag: 1 000 000", "bedrag: 2 000 000")))
    assert as_lines(comparison) == [
        "waarde plafond: gewijzigd: [-€ 1.000.000-] {+€ 2.000.000+} "
        "(regeling, artikel 1.2, eerste lid; regeling, toelichting, Aanleiding; brief, tekst); "
        "werkt door in: per_jaar ([-€ 250.000-] {+€ 500.000+}) en per_maand ([-€ 25.000-] {+€ 50.000+})"
    ]
    value = comparison.changes[0].waarde
    assert value is not None
    assert [(place.oud.replace("\u00a0", " "), place.nieuw.replace("\u00a0", " ")) for place in value.plekken][1] == (
        "€ 1 miljoen",
        "€ 2 miljoen",
    )


def test_cell_of_a_table() -> None:
    assert as_lines(compared(base(), edited(("Oost,200", "Oost,250")))) == [
        "waarde regios[Oost].bedrag: gewijzigd: [-€ 200-] {+€ 250+} (regeling, bijlage 1); "
        "werkt door in: som ([-€ 600-] {+€ 650+})"
    ]


def test_row_of_a_table() -> None:
    assert as_lines(compared(base(), edited(("Zuid,300", "Zuid,300\nWest,400")))) == [
        "rij regios[West]: toegevoegd: regio: {+West+} / bedrag: {+€ 400+} (regeling, bijlage 1); "
        "werkt door in: som ([-€ 600-] {+€ 1.000+})"
    ]


def test_a_value_that_only_became_of_another_kind() -> None:
    assert as_lines(compared(base(), edited(("ander: {bedrag: 3 000 000}", 'ander: {tekst: "€ 3.000.000"}')))) == [
        "waarde ander: gewijzigd: [-€ 3.000.000 (een bedrag)-] {+€ 3.000.000 (een tekst)+}"
    ]


def test_changed_formula_is_told_with_the_value() -> None:
    comparison = compared(base(), edited(("is: plafond / 4", "is: plafond / 8")))
    value = comparison.changes[0].waarde
    assert value is not None and value.sleutel == "per_jaar" and [each.sleutel for each in value.werkt_door] == ["per_maand"]


def test_title_of_a_law_is_one_finding() -> None:
    comparison = compared(base(), edited(wet=Wet("AWB", "Algemene wet over bestuursrecht", "Awb", "BWBR0005537", "de")))
    assert kinds(comparison) == ["aanhaling_gewijzigd"]
    assert "(regeling, aanhef; regeling, artikel 1.1, begrip “school”)" in as_lines(comparison)[0]


def test_a_law_with_another_number_is_one_finding() -> None:
    """The words are the same; the reader is led to another law."""
    comparison = compared(base(), edited(wet=Wet("AWB", "Algemene wet bestuursrecht", "Awb", "BWBR0005538", "de")))
    assert kinds(comparison) == ["aanhaling_gewijzigd"]
    assert "BWBR0005537" in as_lines(comparison)[0] and "BWBR0005538" in as_lines(comparison)[0]


def test_title_and_signature_are_told_once() -> None:
    comparison = compared(base(), edited(titel="Regeling van voorbeelden", naam="B. Jansen"))
    assert kinds(comparison) == ["opschrift_gewijzigd", "ondertekening_gewijzigd", "ondertekening_gewijzigd"]
    assert [change.document for change in comparison.changes] == ["regeling", "regeling", "brief"]


def test_document_added_and_gone() -> None:
    without = version({name: text for name, text in TEXTS.items() if name != "brief"}, DATA)
    assert kinds(compared(without, base())) == ["document_toegevoegd"]
    assert kinds(compared(base(), without)) == ["document_vervallen"]


def test_document_with_another_name() -> None:
    """The same text under another name in dossier.yaml is one finding; references to it mean what they meant."""
    letters = tuple(replace(each, naam="schrijven") if each.naam == "brief" else each for each in base().documents)
    comparison = compared(base(), Version(letters, base().values))
    assert as_lines(comparison) == ["schrijven: document hernoemd (was brief)"]


def test_every_change_of_a_lid_shows_the_whole_lid() -> None:
    comparison = compared(base(), edited(("een begroting als", "een sluitende begroting als")))
    (change,) = comparison.changes
    assert [(len(regel.merk), regel.diepte) for regel in change.regels] == [(1, 0), (1, 1), (1, 1), (1, 1)]
    assert " ".join(change.nieuw).startswith("De aanvraag bevat: een activiteitenplan; een sluitende begroting als")
    assert only(comparison, Kind.LID_GEWIJZIGD) == (
        "regeling, artikel 1.3, tweede lid: gewijzigd: b. een {+sluitende+} begroting als bedoeld in artikel 2.1, …"
    )


def test_same_twice() -> None:
    new = edited(*CASES["must-show"][0])
    assert compared(base(), new) == compared(base(), new)


def test_kind_says_part_and_deed() -> None:
    assert all(f"{kind.wat}_{kind.daad}" == kind for kind in Kind)
