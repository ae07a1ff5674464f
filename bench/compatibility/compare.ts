/** Compares the engine's answers with the rows of a table of facts. */

/** One line of the table. */
export interface Row {
  readonly outbound: string;
  readonly inbound: string;
  readonly said: string;
}

/** A row on which the two differ. */
export interface Difference extends Row {
  readonly ours: string;
  readonly reason: string;
}

export interface Comparison {
  /** By the table's answer. */
  readonly counts: ReadonlyMap<string, { readonly rows: number; readonly agreed: number }>;
  readonly differing: readonly Difference[];
}

const WANTED: Readonly<Record<string, string>> = { Yes: 'yes', No: 'no', Unknown: 'review', 'Check dependency': 'review' };

/** The rows of `osadl-sample.tsv`. */
export function readRows(text: string): readonly Row[] {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.slice(1).map((line) => {
    const [outbound = '', inbound = '', said = ''] = line.split('\t');
    return { outbound, inbound, said };
  });
}

/** Counts agreement by the table's answer, and keeps every row that differs. */
export function compare(
  rows: readonly Row[],
  answer: (
    inbound: string,
    outbound: string,
  ) => { readonly answer: string; readonly reasons: readonly { readonly text: string; readonly clause?: string }[] },
): Comparison {
  const counts = new Map<string, { rows: number; agreed: number }>();
  const differing: Difference[] = [];
  for (const row of rows) {
    const { answer: ours, reasons } = answer(row.inbound, row.outbound);
    const count = counts.get(row.said) ?? { rows: 0, agreed: 0 };
    counts.set(row.said, count);
    count.rows += 1;
    if (ours === WANTED[row.said]) count.agreed += 1;
    else
      differing.push({
        ...row,
        ours,
        reason: reasons.map(({ text, clause }) => (clause ? `${text} (${clause})` : text)).join('; '),
      });
  }
  differing.sort((a, b) => order(a.said, b.said) || order(a.inbound, b.inbound) || order(a.outbound, b.outbound));
  return { counts, differing };
}

/** Share of the Yes and No rows that agree. */
export function agreement(counts: Comparison['counts']): number {
  const decided = ['Yes', 'No'].flatMap((said) => counts.get(said) ?? []);
  return decided.reduce((sum, { agreed }) => sum + agreed, 0) / decided.reduce((sum, { rows }) => sum + rows, 0);
}

/** The page that lists every row on which the two differ, with our reason. */
export function writePage({ counts, differing }: Comparison): string {
  const lines = [
    '# Where the compatibility engine and the OSADL matrix differ',
    '',
    '`node bench/compatibility/run.mjs` writes this page. The engine reasons from the terms in `rules/licenses` and from',
    '`rules/compatibility.yaml`; the table is a sample of the OSADL matrix of May 2024. Which texts count as unsettled follows its',
    'Unknown rows; every other answer is reasoned, and compared.',
    '',
    `Agreement on Yes and No rows: ${(100 * agreement(counts)).toFixed(2)} %.`,
    '',
    '| OSADL says | rows | agreed |',
    '|---|---|---|',
    ...[...counts].sort(([a], [b]) => order(a, b)).map(([said, { rows, agreed }]) => `| ${said} | ${rows} | ${agreed} |`),
    '',
    'Unknown and "Check dependency" rows count as agreed when the answer is "review".',
    '',
    '| inbound | outbound | OSADL says | licheck says | because |',
    '|---|---|---|---|---|',
    ...differing.map(
      ({ inbound, outbound, said, ours, reason }) => `| ${inbound} | ${outbound} | ${said} | ${ours} | ${reason} |`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
