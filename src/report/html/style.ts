/** The one style sheet: screen, dark screen, and paper. */
export const STYLE = `
:root { --ink: #1c2126; --soft: #5b6670; --line: #d9dee3; --paper: #fff; --tint: #f5f7f9;
  --bad: #b3261e; --warn: #8a5300; --good: #1b6e3c; --note: #21618c; --badbg: #fdecea; --warnbg: #fff4e0; --goodbg: #e8f5ec; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ec; --soft: #a3adb6; --line: #39424a; --paper: #15191d; --tint: #1e2429;
  --bad: #ff8a80; --warn: #ffc46b; --good: #7fd6a0; --note: #8ec7ee; --badbg: #3a1d1b; --warnbg: #38290f; --goodbg: #163122; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 2rem 1.5rem 4rem; color: var(--ink); background: var(--paper);
  font: 15px/1.5 system-ui, 'Segoe UI', 'Noto Sans', sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.7rem; margin: 0 0 .25rem; } h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem; } h3 { font-size: 1rem; margin: 0 0 .25rem; }
p { margin: .25rem 0; } .soft { color: var(--soft); } code, pre { font: .87em/1.5 ui-monospace, 'DejaVu Sans Mono', monospace; }
.banner { padding: .75rem 1rem; border-left: .4rem solid; margin: 1.25rem 0; }
.bad { color: var(--bad); } .warn { color: var(--warn); } .good { color: var(--good); } .info { color: var(--note); }
.banner.bad { background: var(--badbg); } .banner.warn { background: var(--warnbg); } .banner.good { background: var(--goodbg); }
.banner ul { color: var(--ink); margin: .5rem 0 0; padding-left: 1.2rem; }
.tiles { display: flex; flex-wrap: wrap; gap: .75rem; padding: 0; list-style: none; }
.tiles li { background: var(--tint); border: 1px solid var(--line); border-radius: .4rem; padding: .5rem .9rem; min-width: 7rem; }
.tiles strong { display: block; font-size: 1.5rem; line-height: 1.2; }
table { border-collapse: collapse; width: 100%; font-size: .92em; } th, td { text-align: left; vertical-align: top; padding: .35rem .6rem;
  border-bottom: 1px solid var(--line); } th { color: var(--soft); font-weight: 600; } .any, pre, figcaption, dd { overflow-wrap: anywhere; } .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.list, .overview { table-layout: fixed; } .scroll { overflow-x: auto; } .list { min-width: 62rem; }
.overview th:nth-child(1) { width: 5.5rem; } .overview th:nth-child(2) { width: 26%; } .overview th:nth-child(4) { width: 26%; }
.list th:nth-child(1) { width: 17%; } .list th:nth-child(2) { width: 8%; } .list th:nth-child(3) { width: 7%; } .list th:nth-child(5) { width: 7.5%; }
.list th:nth-child(6) { width: 11.5%; } .list th:nth-child(7) { width: 8%; } .list th:nth-child(8) { width: 21%; }
@media screen and (max-width: 42rem) { .overview :is(th, td):nth-child(3) { display: none; } .overview th:nth-child(2) { width: 46%; } .overview th:nth-child(4) { width: auto; } }
article { border: 1px solid var(--line); border-left: .3rem solid; border-radius: .3rem; padding: .75rem 1rem; margin: .75rem 0; }
article > * { color: var(--ink); } article dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .5rem 0 0; }
dt { color: var(--soft); grid-column: 1; } dd { margin: 0; grid-column: 2; } article.plain { border-color: var(--line); }
.tree, .tree ul { list-style: none; margin: .25rem 0 .25rem .4rem; padding-left: 1rem; border-left: 2px solid var(--line); } a { color: var(--note); }
article h3 .soft { font-weight: 400; } h2 ~ h3 { margin-top: 1.25rem; }
figure { margin: .5rem 0; } figcaption { color: var(--soft); font-size: .9em; }
pre { background: var(--tint); border: 1px solid var(--line); border-radius: .3rem; padding: .4rem .7rem; margin: .15rem 0; overflow-x: auto; white-space: pre-wrap; }
mark { background: none; color: inherit; font-weight: 700; text-decoration: underline 2px; text-underline-offset: 3px; }
summary { cursor: pointer; } svg { display: block; } footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 1rem; }
@media print { body { max-width: none; padding: 0; font-size: 10pt; } figure, tr, dd { break-inside: avoid; } h2, h3 { break-after: avoid; } table { font-size: .82em; }
  thead { display: table-header-group; } .banner, .tiles li, svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  pre, .scroll { overflow: visible; } .list { min-width: 0; font-size: .72em; } .list :is(th, td) { padding: .25rem .3rem; }
  .list th:nth-child(1) { width: 15%; } .list th:nth-child(2) { width: 9%; } .list th:nth-child(3) { width: 8%; } .list th:nth-child(5) { width: 8%; }
  .list th:nth-child(6) { width: 12%; } .list th:nth-child(7) { width: 9%; } .list th:nth-child(8) { width: 20%; } a { color: inherit; text-decoration: none; } @page { margin: 16mm 14mm; } }
`;
