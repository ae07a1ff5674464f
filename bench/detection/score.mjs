// Scores one reading against its label.

/** Sorted printed licences of an expression. */
export function licensesOf(expression) {
  const found = new Set();
  const visit = (node) => {
    if (node.kind === 'license')
      found.add(`${node.id}${node.orLater ? '+' : ''}${node.exception ? ` WITH ${node.exception}` : ''}`);
    else for (const part of node.parts ?? []) visit(part);
  };
  visit(expression);
  return [...found].sort();
}

/** `exact` the same set; `none` nothing reported though something was expected; `part` something right, something missing; `wrong` something that is not there. */
export function verdict(found, expected) {
  if (found.length === expected.length && found.every((id, i) => id === expected[i])) return 'exact';
  if (found.length === 0) return 'none';
  return found.some((id) => !expected.includes(id)) ? 'wrong' : 'part';
}
