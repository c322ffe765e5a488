"""What a reader can do with a page without script: see where a figure comes from, copy a link, use it with keys, print it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from lxml import etree

from regelzetter.compile import Compiled, compile_dossier
from regelzetter.origins import origins
from regelzetter.printed import as_json
from regelzetter.proving.expected import expected
from regelzetter.proving.proof import prove
from regelzetter.publishing.metadata import NIET_GETOETST
from regelzetter.publishing.overview import Overview, overview
from regelzetter.publishing.page import page as bundle_page
from regelzetter.storage import open_folder
from regelzetter.writing.display import DisplayDocument, Heading, Herkomst, Item, ItemList, Link, TextBlock, Words
from regelzetter.writing.excerpts import LONGEST, excerpts
from regelzetter.writing.files import File, Settings
from regelzetter.writing.html import style_sheet, write
from regelzetter.writing.html_origins import SHOWN
from regelzetter.writing.layout import layout
from tests.alles import alles
from tests.comparing.test_redline import compared, redline_html, versions
from tests.writing.html_judges import AXE, HAS_AXE, HAS_BROWSER, HAS_VALIDATE, ROOT, html_validate, in_chromium

SETTINGS: Final = Settings(ROOT / "templates")
SECOND: Final = ROOT / "tests/tweede-dossier"
SUM: Final = "€\u00a01.000"
ORIGIN: Final = Herkomst(SUM, "deel * 2", "gegevens/bedragen.yaml:12", "Stcrt. 2024, 1")
MARK: Final = "CONCEPT · versie 0.3 · 31 januari 2026"
LINE: Final = "plafond = deel * 2 (gegevens/bedragen.yaml:12)"


def document(*blocks: TextBlock | Heading | ItemList) -> DisplayDocument:
    return DisplayDocument(
        "proef", "regeling", "regeling", "Proef", {}, blocks, "2024-03-27", herkomst={"plafond": ORIGIN, "elders": ORIGIN}
    )


def written(shown: DisplayDocument) -> File:
    (file,) = write(shown, SETTINGS).value
    assert file == write(shown, SETTINGS).value[0]
    return file


def tree(shown: DisplayDocument) -> etree._Element:
    return etree.fromstring(written(shown).data, etree.HTMLParser(encoding="utf-8"))


def said(element: etree._Element | None) -> str:
    assert element is not None
    return " ".join("".join(map(str, element.itertext())).split())


# --- values ---------------------------------------------------------------------------------------


def value(key: str = "plafond") -> Words:
    return Words(SUM, sleutel=key)


def test_a_value_leads_to_the_line_that_tells_where_it_comes_from_but_is_no_stop_for_keys() -> None:
    root = tree(document(TextBlock((value(), Words(" en "), replace(value(), vet=True)))))
    links = root.findall(".//main//a[@data-sleutel]")
    assert [link.get("data-herkomst") for link in links] == [LINE] * 2
    assert {(link.get("href"), link.get("aria-describedby")) for link in links} == {("#herkomst_1", "herkomst_1")}
    assert {link.get("tabindex") for link in links} == {"-1"}
    assert said(root.find(".//*[@id='herkomst_1']")) == (
        "plafond" + SUM.replace("\u00a0", " ") + "= deel * 2Bron: Stcrt. 2024, 1gegevens/bedragen.yaml:12"
    )


def test_behind_each_part_of_the_text_one_stop_tells_of_its_values_and_leads_to_them_and_back() -> None:
    root = tree(
        document(
            TextBlock((value(),)),
            Heading(2, (Words("Artikel 1. Een"),), "artikel", "artikel-1"),
            TextBlock((value(), value(), value("elders"))),
            Heading(2, (Words("Artikel 2. Twee"),), "artikel", "artikel-2"),
            TextBlock((Words("geen cijfer"),)),
        )
    )
    first, second = root.findall(".//main/a[@class='bronnen']")
    assert (first.get("aria-label"), first.get("data-herkomst")) == ("Herkomst van één gegeven in “Proef”", f"{SUM}: {LINE}")
    assert (second.get("aria-label"), second.text) == ("Herkomst van 2 gegevens in “Artikel 1. Een”", None)
    assert second.get("data-herkomst", "").splitlines() == [f"{SUM}: {LINE}", f"{SUM}: {LINE.replace('plafond', 'elders')}"]
    groups = root.findall(".//section[@class='herkomst']/div")
    assert [[entry.get("id") for entry in group.iterfind("dl/div")] for group in groups] == [
        ["herkomst_1"], ["herkomst_2", "herkomst_3"],
    ]  # fmt: skip
    labels = [group.find("p") for group in groups]
    assert [(label.get("id"), label[0].get("href")) for label in labels if label is not None] == [
        (first.get("href", "")[1:], "#de_tekst"), (second.get("href", "")[1:], "#artikel-1"),
    ]  # fmt: skip


def test_of_many_values_the_stop_tells_some_and_how_many_there_are_more() -> None:
    keys = [f"waarde{number}" for number in range(SHOWN + 2)]
    shown = replace(document(TextBlock(tuple(value(key) for key in keys))), herkomst=dict.fromkeys(keys, ORIGIN))
    (link,) = tree(shown).findall(".//main/a[@class='bronnen']")
    assert len(link.get("data-herkomst", "").splitlines()) == SHOWN + 1
    assert link.get("data-herkomst", "").endswith("\nen nog 2")


def test_the_list_stands_outside_the_text_and_names_each_value_of_a_part_once() -> None:
    root = tree(document(TextBlock((value(), value()))))
    assert len(root.findall(".//section[@class='herkomst']/div/dl/div")) == 1
    assert root.find(".//main//section") is None
    assert tree(document(TextBlock((Words("geen cijfer"),)))).find(".//section") is None


def test_a_value_of_unknown_origin_or_in_a_reference_is_no_link() -> None:
    root = tree(document(TextBlock((value("onbekend"), Link((value(),), url="https://example.org")))))
    assert [link.get("href") for link in root.iterfind(".//main//a")] == ["https://example.org"]
    assert [span.get("data-sleutel") for span in root.iterfind(".//main//span")] == ["onbekend", "plafond"]


def second() -> Compiled:
    compiled = compile_dossier(open_folder(SECOND)).value
    assert compiled is not None
    return compiled


def test_origins_are_told_of_every_value_but_not_to_a_citizen() -> None:
    compiled = second()
    told = origins(compiled.documenten["regeling"], compiled.values)
    assert "plafond" in told
    assert all(re.fullmatch(r"gegevens/[^ ]+:\d+", origin.plaats) for origin in told.values())
    assert told["rij.bedrag"].waarde == "kolom bedrag van de tabel havens"
    assert "rij.haven" not in told  # two tables have such a column, each with cells of its own
    assert origins(compiled.documenten["verlening"], compiled.values) == {}


# --- references and links to copy -----------------------------------------------------------------

LID: Final = Item("1.", (TextBlock((Words("Het eerste lid."),)),), "artikel-1-lid-1")
ARTICLES: Final = (
    Heading(2, (Words("Artikel 1. Een"),), "artikel", "artikel-1"),
    ItemList("leden", (LID,)),
    Heading(2, (Words("Artikel 2. Twee"),), "artikel", "artikel-2"),
    TextBlock((Link((Words("artikel 1"),), anker="artikel-1"), Words(" is lang. " + "Nog een woord. " * 30))),
)


def test_a_reference_shows_how_its_target_begins() -> None:
    (link,) = tree(document(*ARTICLES)).findall(".//main/p/a")
    assert link.get("data-doel") == "Artikel 1. Een 1. Het eerste lid."


def test_an_excerpt_ends_with_its_part_or_between_two_words() -> None:
    found = excerpts(ARTICLES)
    assert found.of("artikel-1-lid-1") == "1. Het eerste lid."
    assert found.of("artikel-2").endswith("een woord. Nog een…")
    assert len(found.of("artikel-2")) <= LONGEST
    assert found.of("nergens") == ""


def test_behind_the_heading_of_an_article_stands_a_link_without_words() -> None:
    root = tree(document(*ARTICLES, Heading(2, (Words("Los"),), "tussenkop", "los")))
    signs = root.findall(".//main//a[@class='koppeling']")
    assert [(sign.get("href"), sign.get("aria-label"), sign.text) for sign in signs] == [
        ("#artikel-1", "Koppeling naar Artikel 1. Een", None), ("#artikel-2", "Koppeling naar Artikel 2. Twee", None),
    ]  # fmt: skip


# --- every kind of page ---------------------------------------------------------------------------


def shown_documents() -> list[DisplayDocument]:
    """Every kind of document, with origins, and the regulation that uses every kind of text."""
    compiled, every = second(), alles().value
    assert every is not None
    trees = [(tree, compiled.values) for tree in compiled.documenten.values()]
    trees.append((replace(every.documenten["regeling"], naam="alles"), every.values))
    return [replace(layout(tree, "2026-01-31"), herkomst=origins(tree, values)) for tree, values in trees]


def other_pages() -> dict[str, bytes]:
    style = style_sheet(SETTINGS.sjablonen, second().huisstijl)
    path = "bijlagen/regeling/een-heel-lange-naam-van-een-bestand-zonder-eind.metadata.xml"
    file = {"document": "regeling", "formaat": "html", "pad": path, "grootte": 12345, "sha256": "0f" * 32}
    proven, unproven = {**file, "getoetst": ("woorden",)}, {**file, "getoetst": (NIET_GETOETST,)}
    before, after = versions()
    change = compared(before, after)
    finding = compile_dossier(open_folder(SECOND)).diagnostics
    manifest = {
        "titel": "Regeling proef", "soort": "regeling", "organisatie": "Ministerie van Voorbeelden", "datum": "2026-01-31",
        "dossier": "proef", "git": {"map": "dossier", "commit": "0a" * 20}, "regelzetter": "0", "python": "3",
        "invoer": "1b" * 32, "vergeleken_met": {"name": "v1", "commit": "2c" * 20}, "document": "regeling",
        "niet_definitief": {"regeling": MARK, "kamerbrief": MARK}, "bestanden": [proven, unproven],
    }  # fmt: skip
    about = Overview(
        "proef",
        {"regeling": "Regeling proef"},
        {"regeling": MARK},
        [proven, unproven],
        as_json(second()),
        finding,
        [unproven],
        [],
    )
    return {
        "overzicht": overview(about, style),
        "bundel": bundle_page(manifest, style),
        "wijzigingen": redline_html(change, "Wijzigingen", "v1", "v2", style),
    }


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("pages")
    content = {shown.naam: written(shown).data for shown in shown_documents()} | other_pages()
    assert other_pages().items() <= content.items()
    for name, data in content.items():
        (folder / f"{name}.html").write_bytes(data)
    return [str(folder / f"{name}.html") for name in content]


def some(pages: list[str], *names: str) -> list[str]:
    """Of each kind one: a browser takes its time."""
    return [page for page in pages if Path(page).stem in names]


def test_what_stands_around_the_text_is_not_read_as_text() -> None:
    for shown in shown_documents():
        proof = prove(written(shown), "html", expected(shown), alles().value.documenten["regeling"].span, one_of_many=False)  # type: ignore[union-attr]
        assert (shown.naam, proof.diagnostics) == (shown.naam, ())


@pytest.mark.skipif(not HAS_VALIDATE, reason="html-validate is not installed")
def test_every_page_is_valid(pages: list[str], tmp_path: Path) -> None:
    assert html_validate(pages, tmp_path) == ""


@pytest.mark.skipif(not HAS_AXE, reason="axe-core or a browser is not installed")
def test_every_page_is_for_everybody(pages: list[str], tmp_path: Path) -> None:
    assert in_chromium(AXE, pages, tmp_path) == []


KEYS: Final = """
    for (const width of [320, 1280]) {
      const page = await open(file, width);
      const wanted = await page.evaluate(() => {
        const shown = element => element.checkVisibility();
        const all = [...document.querySelectorAll('a[href], summary, [tabindex="0"]')]
          .filter(element => shown(element) && element.tabIndex >= 0);
        all.forEach((element, place) => element.dataset.place = place);
        const scrolls = [...document.querySelectorAll('body *')].filter(element =>
          ['auto', 'scroll'].includes(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth
          && element.tabIndex < 0);
        return [all.length, scrolls.map(element => element.outerHTML.slice(0, 100)), unreached(all)];
        // What Tab goes past: each can be reached by a link that it does not go past.
        function unreached(all) {
          const reached = new Set(all.map(element => element.getAttribute('href')));
          document.querySelectorAll('nav a').forEach(link => reached.add(link.getAttribute('href')));
          const ways = element => [element.getAttribute('href'),
            '#' + document.getElementById(element.hash.slice(1))?.closest('[role=group]')?.querySelector('.deel').id];
          return [...document.querySelectorAll('[tabindex="-1"]:not(main)')]
            .filter(element => !ways(element).some(way => reached.has(way))).map(element => element.outerHTML);
        }
      });
      if (wanted[2].length) found.push([file, width, 'never reached', wanted[2]]);
      if (wanted[1].length) found.push([file, width, 'scrolls without keys', wanted[1]]);
      for (let place = 0; place < wanted[0]; place++) {
        await page.keyboard.press('Tab');
        const now = await page.evaluate(() => {
          const element = document.activeElement, style = getComputedStyle(element);
          const box = element.getBoundingClientRect();
          return [element.dataset.place, style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2, box.width > 0];
        });
        if (now[0] !== String(place) || !now[1] || !now[2]) { found.push([file, width, 'Tab', place, now]); break; }
        if (place === 0) {
          await page.keyboard.press('Enter');
          const there = await page.evaluate(() => document.activeElement.localName);
          if (there !== 'main') found.push([file, width, 'the way past', there]);
          await page.evaluate(() => document.querySelector('[data-place="0"]').focus());
        }
      }
      await page.context().close();
    }
"""
TIPS: Final = """
    for (const width of [320, 1280]) for (const how of ['hover', 'focus']) {
      const page = await open(file, width);
      const tip = link => link.evaluate(element => {
        const style = getComputedStyle(element, '::after');
        return style.visibility === 'visible' && style.display !== 'none' ? style.content : 'none';
      });
      for (const name of [how === 'hover' ? 'data-herkomst][data-sleutel' : 'data-herkomst]:not([data-sleutel])', 'data-doel']) {
        const links = page.locator(`main a[${name}`.replace(/([a-z])$/, '$1]'));
        const told = link => link.evaluate(element => element.dataset.herkomst ?? element.dataset.doel);
        const count = await links.count();
        for (const place of new Set([0, count >> 1, count - 1].filter(place => place >= 0 && place < count))) {
          const link = links.nth(place);
          await page.keyboard.press('Tab');
          await (how === 'hover' ? link.hover() : link.focus());
          const [shown, words] = [await tip(link), await told(link)];
          if (!shown.includes(words.slice(0, 20).replaceAll('"', '\\\\"'))) found.push([file, width, how, words, shown]);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          if (over > 0) found.push([file, width, how, 'scrolls sideways', words]);
          if (how === 'hover' && !await stays(page, link, tip)) found.push([file, width, 'cannot be pointed at', words]);
          await page.emulateMedia({media: 'print'});
          if (await tip(link) !== 'none') found.push([file, width, how, 'printed', words]);
          await page.emulateMedia({media: 'screen'});
        }
      }
      await page.emulateMedia({media: 'print'});
      for (const name of ['.koppeling', '.bronnen', '.herkomst', 'nav', '.overslaan']) {
        if (await page.locator(name).evaluateAll(all => all.some(element => element.checkVisibility()))) {
          found.push([file, width, 'printed', name]);
        }
      }
      await page.context().close();
    }
    // The pointer goes from the words to what is shown, and it is still there (WCAG 2.2, 1.4.13). To the margin in one step:
    // another value on the way would show its own.
    async function stays(page, link, tip) {
      // A machine that is busy takes longer on the way than a hand does.
      await page.addStyleTag({content: 'a:not(:hover)::after { transition-delay: 9s !important }'});
      const {from, to, aside} = await link.evaluate(element => {
        const words = element.getClientRects(), last = words[words.length - 1];
        const column = element.closest('main, section').getBoundingClientRect();
        const aside = getComputedStyle(element, '::after').position === 'absolute';
        const from = {x: last.left + last.width / 2, y: last.top + last.height / 2};
        return {from, aside, to: aside ? {x: column.right + 40, y: last.top + 8} : {x: from.x, y: last.bottom + 12}};
      });
      await page.mouse.move(from.x, from.y);
      await page.mouse.move(to.x, to.y, {steps: aside ? 1 : 30});
      return await tip(link) !== 'none' && await link.evaluate(element => element.matches(':hover'));
    }
"""


@pytest.mark.skipif(not HAS_BROWSER, reason="there is no browser")
def test_keys_reach_everything_in_order_and_show_where_they_are(pages: list[str], tmp_path: Path) -> None:
    assert in_chromium(KEYS, some(pages, "alles", "kamerbrief", "overzicht", "bundel", "wijzigingen"), tmp_path) == []


@pytest.mark.skipif(not HAS_BROWSER, reason="there is no browser")
def test_what_is_shown_on_pointing_is_shown_on_focus_too_and_not_printed(pages: list[str], tmp_path: Path) -> None:
    assert in_chromium(TIPS, some(pages, "alles", "beleidskeuzes", "kamerbrief"), tmp_path) == []
