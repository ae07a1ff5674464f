/** What stands behind an answer: the versions of the tool, the rules and the lists. */
import { VERSION } from '../model/version.ts';
import { loadRulebook } from '../rulebook/load.ts';

/** Several lines, one fact each. */
export function verboseVersion(): string {
  const rulebook = loadRulebook();
  return [
    `licheck ${VERSION}`,
    `rulebook ${rulebook.digest}`,
    `SPDX identifiers: list ${rulebook.spdxVersion}`,
    `licence texts: SPDX list ${rulebook.textsVersion}`,
    `licences described: ${rulebook.ids.length}`,
    `node ${process.version} ${process.platform}-${process.arch}`,
  ].join('\n');
}
