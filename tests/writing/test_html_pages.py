"""Every kind of page in a real browser: what the commands make of both dossiers, in both looks, and what a bundle holds.

Each page is valid, for everybody (axe-core, WCAG 2.2 AA, at 320 and at 1280 pixels), and works with keys and on paper.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from regelzetter.cli import run
from regelzetter.compile import compile_dossier
from regelzetter.origins import origins
from regelzetter.printed import as_json
from regelzetter.publishing.metadata import NIET_GETOETST
from regelzetter.publishing.overview import Overview, overview
from regelzetter.publishing.page import page as bundle_page
from regelzetter.storage import open_folder
from regelzetter.writing.files import Settings
from regelzetter.writing.html import style_sheet, write
from regelzetter.writing.layout import layout
from tests.alles import alles
from tests.comparing.test_redline import compared, redline_html, versions
from tests.publishing.repositories import SECOND
from tests.writing.html_judges import AXE, HAS_AXE, HAS_BROWSER, HAS_VALIDATE, ROOT, html_validate, in_chromium

SETTINGS: Final = Settings(ROOT / "templates")
FIRST: Final = ROOT / "regeling"
OTHERWISE: Final = ("anders-index", "anders-regeling")
"""What is looked at again in the other look."""
MARK: Final = "CONCEPT · versie 0.3 · 31 januari 2026"


def built(dossier: Path, target: Path, name: str) -> Iterator[tuple[str, bytes]]:
    """The pages that `bouw` makes, of letters the first; each under the name of the dossier and of what it is."""
    assert run(["bouw", "--stil", "--formaat", "html", "--dossier", str(dossier), "--uit", str(target)]) == 0
    letters = sorted(target.glob("beschikkingen/*/*.html"))[:1]
    for path in (target / "index.html", *target.glob("*/*.html"), *letters):
        yield f"{name}-{'beschikking' if path in letters else path.stem}", path.read_bytes()


def otherwise(folder: Path) -> Path:
    """The second dossier in the other look, as concepts, and with a finding."""
    shutil.copytree(SECOND, folder)
    about = (folder / "dossier.yaml").read_text(encoding="utf-8").replace("huisstijl: neutraal", "huisstijl: rijk")
    for soort in ("regeling", "kamerbrief"):
        about = about.replace(f"soort: {soort}\n", f'soort: {soort}\n    status: concept\n    versie: "0.3"\n')
    (folder / "dossier.yaml").write_text(about, encoding="utf-8")
    source = folder / "regeling.md"
    source.write_text(source.read_text(encoding="utf-8").replace("exploitant", "haven exploitant", 1), encoding="utf-8")
    return folder


def compared_with(old: Path, new: Path, target: Path) -> bytes:
    assert run(["vergelijk", "--stil", str(old), str(new), "--dossier", str(new), "--uit", str(target)]) == 0
    return (target / "vergelijking/vergelijking.html").read_bytes()


def every_text() -> bytes:
    """The regulation that uses every kind of text, with origins."""
    compiled = alles().value
    assert compiled is not None
    tree = compiled.documenten["regeling"]
    shown = replace(layout(tree, "2026-01-31"), herkomst=origins(tree, compiled.values))
    return write(shown, SETTINGS).value[0].data


def other_pages() -> dict[str, bytes]:
    outcome = compile_dossier(open_folder(SECOND))
    compiled = outcome.value
    assert compiled is not None
    style = style_sheet(SETTINGS.sjablonen, compiled.huisstijl)
    path = "bijlagen/regeling/een-heel-lange-naam-van-een-bestand-zonder-eind.metadata.xml"
    file = {"document": "regeling", "formaat": "html", "pad": path, "grootte": 12345, "sha256": "0f" * 32}
    proven, unproven = {**file, "getoetst": ("woorden",)}, {**file, "getoetst": (NIET_GETOETST,)}
    before, after = versions()
    change = compared(before, after)
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
        as_json(compiled),
        outcome.diagnostics,
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
    other = otherwise(folder / "dossier")
    content = {
        **dict(built(FIRST, folder / "een", "eerste")),
        **dict(built(SECOND, folder / "twee", "tweede")),
        **{name: data for name, data in built(other, folder / "drie", "anders") if name in OTHERWISE},
        "vergelijking": compared_with(SECOND, other, folder / "vier"),
        "alles": every_text(),
        **other_pages(),
    }
    for name, data in content.items():
        (folder / f"{name}.html").write_bytes(data)
    return [str(folder / f"{name}.html") for name in content]


def some(pages: list[str], *names: str) -> list[str]:
    """Of each kind one: a browser takes its time."""
    found = [page for page in pages if Path(page).stem in names]
    assert len(found) == len(names)
    return found


@pytest.mark.skipif(not HAS_VALIDATE, reason="html-validate is not installed")
def test_every_page_is_valid(pages: list[str], tmp_path: Path) -> None:
    assert html_validate(pages, tmp_path) == ""


@pytest.mark.skipif(not HAS_AXE, reason="axe-core or a browser is not installed")
def test_every_page_is_for_everybody(pages: list[str], tmp_path: Path) -> None:
    assert in_chromium(AXE, pages, tmp_path) == []


# --- with keys, with a pointer, on paper ----------------------------------------------------------

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
      // The page writes down where the focus comes, so that the keys need not wait for answers.
      await page.evaluate(() => {
        window.seen = [];
        document.addEventListener('focusin', () => {
          const element = document.activeElement, style = getComputedStyle(element), box = element.getBoundingClientRect();
          seen.push([element.dataset.place, style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
            box.width > 0 && box.bottom > 0 && box.top < innerHeight]);
        });
      });
      for (let place = 0; place < wanted[0]; place++) await page.keyboard.press('Tab');
      const seen = await page.evaluate(() => seen);
      const wrong = seen.findIndex((now, place) => now[0] !== String(place) || !now[1] || !now[2]);
      if (wrong >= 0 || seen.length !== wanted[0]) found.push([file, width, 'Tab', wrong, seen[wrong], seen.length, wanted[0]]);
      await page.evaluate(() => document.querySelector('[data-place="0"]').focus());
      await page.keyboard.press('Enter');
      const there = await page.evaluate(() => document.activeElement.localName);
      if (there !== 'main') found.push([file, width, 'the way past', there]);
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


TITLE: Final = """
    const page = await open(file, 320);
    const title = await page.locator('h1').boundingBox();
    const first = await page.locator('main p').first().boundingBox();
    if (title.height > 300 || first.y > 600) found.push([file, title.height, first.y]);
    await page.context().close();
"""


@pytest.mark.skipif(not HAS_BROWSER, reason="there is no browser")
def test_keys_reach_everything_in_order_and_show_where_they_are(pages: list[str], tmp_path: Path) -> None:
    names = ("alles", "eerste-kamerbrief", "tweede-beleidskeuzes", "tweede-kamerbrief", "tweede-beschikking")
    assert in_chromium(KEYS, some(pages, *names, "anders-index", "bundel", "vergelijking", "wijzigingen"), tmp_path) == []


@pytest.mark.skipif(not HAS_BROWSER, reason="there is no browser")
def test_what_is_shown_on_pointing_is_shown_on_focus_too_and_not_printed(pages: list[str], tmp_path: Path) -> None:
    assert in_chromium(TIPS, some(pages, "alles", "tweede-beleidskeuzes", "tweede-kamerbrief"), tmp_path) == []


@pytest.mark.skipif(not HAS_BROWSER, reason="there is no browser")
def test_the_title_leaves_room_for_the_text_on_a_telephone(pages: list[str], tmp_path: Path) -> None:
    assert (
        in_chromium(TITLE, some(pages, "eerste-regeling", "tweede-regeling", "tweede-wijziging", "anders-regeling"), tmp_path)
        == []
    )
