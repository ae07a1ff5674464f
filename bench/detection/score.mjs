// Scores one reading against its label.

/** Sorted printed licences of an expression. */
export function licensesOf(expression) {
  const found = new Set();
  const visit = (node) => {
    // "A BSD licence" beside another one says that something is there, not which: no answer, and no wrong one.
    if (node.kind === 'license' && node.id.startsWith('LicenseRef-licheck-family-')) return;
    if (node.kind === 'license')
      found.add(`${node.id}${node.orLater ? '+' : ''}${node.exception ? ` WITH ${node.exception}` : ''}`);
    else for (const part of node.parts ?? []) visit(part);
  };
  visit(expression);
  return [...found].sort();
}

/** `exact` the same set; `none` nothing reported though something was expected; `part` something right, something missing; `wrong` something that is not there. */
export function verdict(found, expected, isVersionOpen = false) {
  if (isVersionOpen) return verdict([...new Set(found.map(plain))].sort(), [...new Set(expected.map(plain))].sort());
  if (found.length === expected.length && found.every((id, i) => id === expected[i])) return 'exact';
  if (found.length === 0) return 'none';
  return found.some((id) => !expected.includes(id)) ? 'wrong' : 'part';
}

/**
 * A corpus whose labels say `GPL-2.0` does not say whether later versions are admitted, and "with autoconf exception" was said before the
 * list told four of them apart.
 */
const plain = (id) => id.replace(/-(?:only|or-later)\b/, '').replace(/(-exception)-[\w.]+$/, '$1');
