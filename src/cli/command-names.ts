/** The names in `other-commands`, and what else needs them all: a test compares. Apart from them, so that a scan need not load their code. */
export const OTHERS: ReadonlySet<string> = new Set(
  'report detect explain why matrix compat recommend diff lock init config except help -h --help'.split(' '),
);
