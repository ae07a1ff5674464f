import { describe, expect, it } from 'vitest';
import { identityOf, makePurl, type Purl, withoutVersion } from '../../src/model/purl.ts';

describe('a purl without what changes with the version', () => {
  it.each([
    ['pkg:npm/kettle@1.0.0', 'pkg:npm/kettle'],
    ['pkg:npm/%40tea/kettle@1.0.0', 'pkg:npm/%40tea/kettle'],
    ['pkg:npm/kettle@1.0.0?download_url=https:%2F%2Fleaf.example%2Fkettle-1.0.0.tgz', 'pkg:npm/kettle'],
    ['pkg:npm/kettle?vcs_url=git%2Bhttps:%2F%2Fleaf.example%2Fkettle%40abc', 'pkg:npm/kettle'],
    [
      'pkg:generic/leaf/leaf-base?repository_url=https:%2F%2Fhub.example',
      'pkg:generic/leaf/leaf-base?repository_url=https:%2F%2Fhub.example',
    ],
    [
      'pkg:generic/leaf@2?checksum=sha256:00&repository_url=https:%2F%2Fhub.example',
      'pkg:generic/leaf?repository_url=https:%2F%2Fhub.example',
    ],
    ['pkg:maven/tea/pot@1?classifier=sources&type=jar', 'pkg:maven/tea/pot?classifier=sources&type=jar'],
  ])('%s is %s', (purl, identity) => {
    expect(identityOf(purl as Purl)).toBe(identity);
  });

  it('keeps what a copy was fetched from where only the version goes', () => {
    const purl = makePurl({
      type: 'npm',
      name: 'kettle',
      version: '1.0.0',
      qualifiers: { download_url: 'https://leaf.example/k.tgz' },
    });
    expect(withoutVersion(purl)).toBe('pkg:npm/kettle?download_url=https:%2F%2Fleaf.example%2Fk.tgz');
  });
});
