import { describe, expect, it } from 'vitest';
import { loadRulebook } from '../../src/rulebook/load.ts';

const rulebook = loadRulebook();

/** The SPDX ids that a model hub's licence identifiers stand for. */
const HUB = `AFL-3.0 AGPL-3.0-only Apache-2.0 Artistic-2.0 BSD-2-Clause BSD-3-Clause BSD-3-Clause-Clear BSL-1.0 C-UDA-1.0 CC-BY-2.0
  CC-BY-2.5 CC-BY-3.0 CC-BY-4.0 CC-BY-NC-2.0 CC-BY-NC-3.0 CC-BY-NC-4.0 CC-BY-NC-ND-3.0 CC-BY-NC-ND-4.0 CC-BY-NC-SA-2.0
  CC-BY-NC-SA-3.0 CC-BY-NC-SA-4.0 CC-BY-ND-4.0 CC-BY-SA-3.0 CC-BY-SA-4.0 CC0-1.0 CDLA-Permissive-1.0 CDLA-Permissive-2.0
  CDLA-Sharing-1.0 ECL-2.0 EPL-1.0 EPL-2.0 etalab-2.0 EUPL-1.1 EUPL-1.2 GPL-2.0-only GPL-3.0-only ISC LGPL-2.1-only LGPL-3.0-only
  LGPLLR LPPL-1.3c MIT MPL-2.0 MS-PL NCSA ODbL-1.0 ODC-By-1.0 OFL-1.1 OpenMDW-1.0 OSL-3.0 PDDL-1.0 PostgreSQL Unlicense WTFPL Zlib`;

/** What packages carry most often, beside the above. */
const PACKAGES = `0BSD AFL-2.0 AFL-2.1 AGPL-1.0-only AGPL-1.0-or-later AGPL-3.0-or-later Apache-1.0 Apache-1.1 Artistic-1.0
  Artistic-1.0-Perl BSD-1-Clause BSD-2-Clause-Patent BSD-2-Clause-Views BSD-3-Clause-LBNL BSD-4-Clause BSD-4-Clause-UC
  BSD-Source-Code BUSL-1.1 BlueOak-1.0.0 CC-BY-1.0 CC-BY-ND-1.0 CC-BY-ND-2.0 CC-BY-ND-2.5 CC-BY-ND-3.0 CC-BY-SA-1.0 CC-BY-SA-2.0
  CC-BY-SA-2.5 CC-PDDC CDDL-1.0 CDDL-1.1 CECILL-2.1 CECILL-B CECILL-C CERN-OHL-P-2.0 CERN-OHL-S-2.0 CERN-OHL-W-2.0 CNRI-Python CPAL-1.0 CPL-1.0
  EFL-2.0 Elastic-2.0 FTL Fair GFDL-1.1-only GFDL-1.2-or-later GFDL-1.3-only GPL-1.0-only GPL-1.0-or-later GPL-2.0-or-later
  GPL-3.0-or-later HPND Hippocratic-2.1 ICU IJG IPL-1.0 Info-ZIP JSON JasPer-2.0 LGPL-2.0-only LGPL-2.0-or-later LGPL-2.1-or-later
  LGPL-3.0-or-later Libpng MIT-0 MIT-CMU MPL-1.0 MPL-1.1 MPL-2.0-no-copyleft-exception MS-RL MirOS MulanPSL-2.0 NPL-1.1 NTP OFL-1.0
  OLDAP-2.8 OSL-2.1 OpenSSL PHP-3.0 PHP-3.01 PSF-2.0 Parity-7.0.0 Plexus PolyForm-Noncommercial-1.0.0 Python-2.0 QPL-1.0 RPL-1.5 Ruby
  SAX-PD SGI-B-2.0 SSPL-1.0 Sleepycat TCL UPL-1.0 Unicode-3.0 Unicode-DFS-2016 Vim W3C W3C-20150513 X11 Xnet ZPL-2.1 bzip2-1.0.6 curl
  libpng-2.0 zlib-acknowledgement`;

const ids = (list: string): readonly string[] => list.split(/\s+/);

describe('full facts', () => {
  it.each(ids(HUB))('of %s, which stands behind a hub identifier', (id) => {
    expect(rulebook.facts(id)?.detail, `write rules/licenses/${id}.yaml`).toBe('full');
  });

  it.each(ids(PACKAGES))('of %s, which packages carry', (id) => {
    expect(rulebook.facts(id)?.detail, `write rules/licenses/${id}.yaml`).toBe('full');
  });
});

describe('what the texts say, spot by spot', () => {
  const condition = (id: string, tag: string) => rulebook.facts(id)?.conditions.find((term) => term.tag === tag);

  it('the GPL bites on passing on, the AGPL on hosted use of changed versions too', () => {
    expect(condition('GPL-3.0-only', 'same-license')).toMatchObject({ clause: '5(c)', reach: 'work' });
    expect(condition('GPL-3.0-only', 'same-license')?.triggers).not.toContain('network-use');
    expect(condition('GPL-3.0-only', 'disclose-source')).toMatchObject({
      clause: '6',
      triggers: ['distribute-binary', 'distribute-weights'],
    });
    expect(condition('GPL-2.0-or-later', 'same-license')?.clause).toBe('2(b)');
    expect(condition('AGPL-3.0-only', 'network-use-disclose')).toMatchObject({
      clause: '13',
      triggers: ['network-use'],
      reach: 'network',
      onlyModified: true,
    });
    expect(condition('AGPL-1.0-only', 'network-use-disclose')?.clause).toBe('2(d)');
  });

  it('the LGPL stops at the library, the MPL at the file', () => {
    expect(condition('LGPL-2.1-only', 'same-license--library')?.reach).toBe('library');
    expect(condition('LGPL-3.0-or-later', 'allow-relinking')?.clause).toBe('4(d)');
    expect(condition('MPL-2.0', 'disclose-source')).toMatchObject({ clause: '3.2(a)', reach: 'file' });
    expect(rulebook.facts('LGPL-2.1-only')?.permissions.map(({ tag }) => tag)).not.toContain('patent-use');
  });

  it('Apache-2.0 sets its four conditions of section 4', () => {
    expect(rulebook.facts('Apache-2.0')?.conditions.map(({ tag, clause }) => `${clause} ${tag}`)).toEqual([
      '4(a) include-license',
      '4(b) document-changes',
      '4(c) include-copyright',
      '4(d) include-notice-file',
    ]);
  });

  it('Creative Commons elements become conditions', () => {
    expect(rulebook.facts('CC-BY-NC-SA-4.0')?.category).toBe('non-commercial');
    expect(condition('CC-BY-SA-4.0', 'share-alike-adaptations')?.clause).toBe('3(b)(1)');
    expect(condition('CC-BY-NC-SA-2.0', 'non-commercial-only')?.clause).toBe('4(c)');
    expect(condition('CC-BY-ND-4.0', 'no-derivative-sharing')?.clause).toBe('2(a)(1)(B)');
  });

  it('tells look-alikes apart', () => {
    expect(rulebook.facts('BSL-1.0')?.category).toBe('permissive');
    expect(rulebook.facts('BUSL-1.1')?.category).toBe('source-available');
    expect(rulebook.facts('JSON')?.category).toBe('use-restricted');
    expect(rulebook.facts('SSPL-1.0')?.category).toBe('network-copyleft');
    expect(rulebook.facts('EUPL-1.2')?.category).toBe('network-copyleft');
  });

  it('exceptions lift what they say', () => {
    expect(rulebook.exception('Classpath-exception-2.0')).toMatchObject({ category: 'weak-copyleft', verified: 'text-read' });
    expect(rulebook.exception('Classpath-exception-2.0')?.lifts).toContain('same-license');
    expect(rulebook.exception('LLVM-exception')?.lifts).toEqual(['include-license', 'document-changes', 'include-notice-file']);
    expect(rulebook.exception('LLVM-exception')?.category).toBeUndefined();
    expect(rulebook.exception('Gmsh-exception')).toMatchObject({ verified: 'unverified', lifts: [] });
  });
});
