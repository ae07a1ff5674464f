/** Orders of the document. */

export const SEVERITY_ORDER = { error: 0, warning: 1, note: 2 } as const;
export const SEVERITIES = ['error', 'warning', 'note'] as const;

/** By code units; nothing comes before everything. */
export const order = (a: string | null, b: string | null): number => {
  const [x, y] = [a ?? '', b ?? ''];
  return x < y ? -1 : x > y ? 1 : 0;
};
