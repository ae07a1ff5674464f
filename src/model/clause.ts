/** Places in licence texts, as sentences name them. */

/** `clause 5(c)`, `clause II.3`; a place that says itself what it is (`Attachment A(d)`, `first item`) as it stands. */
export function sayClause(clause: string): string {
  if (clause === 'not verified') return 'clause not verified';
  return /^(?:[\d§(]|[IVX]+(?:[.(]|$))/.test(clause) ? `clause ${clause}` : clause;
}
