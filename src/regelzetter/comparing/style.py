"""The look of the page with changes: that of the other HTML pages, with went and came told by more than colour."""

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
