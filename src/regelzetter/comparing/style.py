"""The look of the page with changes: that of the other HTML pages, with went and came told by more than colour."""

EIGEN_STIJL = """\
:root { --inkt: #1b1b1b; --grijs: #535353; --dun: #c9c9c9; --blauw: #154273 }
*, ::before, ::after { box-sizing: border-box }
body {
  margin: 0 auto; padding: 0 1rem 3rem; max-width: 60rem; color: var(--inkt); background: #fff; overflow-wrap: break-word;
  font: 1.0625rem/1.55 "Source Sans 3", "Source Sans Pro", "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
}
a { color: var(--blauw) }
:focus-visible { outline: 3px solid var(--blauw); outline-offset: 2px }
main:focus { outline: none }
h1, h2, h3 { margin: 1.8em 0 .5em; color: var(--blauw); line-height: 1.25 }
h1 { font-size: 1.6rem }
h2 { font-size: 1.35rem; margin-top: 2.4em; padding-top: .8rem; border-top: 2px solid var(--blauw) }
h3 { font-size: 1.15rem }
h3:target { background: #fff3c4 }
p { margin: 0 0 .6em; max-width: 44rem }
.onderschrift { color: var(--grijs) }
.tabel { margin: .6em 0 1.2em; overflow-x: auto; position: relative }
table { width: 100%; border-collapse: collapse; line-height: 1.4; font-variant-numeric: lining-nums tabular-nums }
th, td { padding: .35rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--dun) }
thead th { border-bottom: 2px solid var(--inkt) }
.verborgen {
  position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0;
  overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
.overslaan { position: absolute; left: 1rem; top: -6rem; z-index: 1; padding: .6rem 1rem; background: var(--blauw); color: #fff }
.overslaan:focus { top: .5rem }
@media print {
  @page { size: A4; margin: 20mm }
  html { font-size: 9pt }
  .overslaan { display: none }
  .tabel { overflow: visible }
  h2, h3 { break-after: avoid }
  tr { break-inside: avoid }
}
"""
"""For where no style sheet of the house is given."""

WIJZIGINGEN = """\
.vergelijking { max-width: 60rem }
.vergelijking .kop h1 { font-size: clamp(1.35rem, 1.1rem + 1.2vw, 1.8rem) }
.vergelijking .kop .onderschrift { margin-top: .4rem }
.tekst { border-left: 4px solid var(--dun); padding-left: 1rem; margin: .6em 0 1em }
.gemerkt { padding-left: 2.2rem }
.merk { display: inline-block; min-width: 2.2rem; margin-left: -2.2rem; white-space: pre }
.diepte-1 { margin-left: 2.2rem }
.diepte-2 { margin-left: 4.4rem }
.diepte-3 { margin-left: 6.6rem }
.diepte-4 { margin-left: 8.8rem }
del { color: #8a1212; background: #fdecec; text-decoration: line-through }
ins { color: #0b4f1f; background: #e4f4e6; text-decoration: underline .12em; text-underline-offset: .15em }
/* What a screen reader says before and after; to the eye the line says it. */
del::before { content: " [vervalt: " }
ins::before { content: " [nieuw: " }
del::after, ins::after { content: "] " }
:is(del, ins)::before, :is(del, ins)::after {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(100%); white-space: nowrap;
}
.vergelijking caption { text-align: left; padding: .35rem 0; color: var(--grijs) }
.vergelijking tbody th { font-weight: 400 }
.terug { font-size: .85rem; color: var(--grijs) }
@media print { .terug { display: none } }
"""
"""What is of this page only."""
