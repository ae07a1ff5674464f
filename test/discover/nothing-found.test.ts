import { describe, expect, it } from 'vitest';
import { type DiscoverOptions, discover } from '../../src/discover/discover.ts';
import { openProject } from '../../src/io/open-project.ts';
import { type Node, tree } from '../io/tree.ts';

const seen = (nodes: Record<string, Node>, options: Partial<DiscoverOptions> = {}): readonly string[] =>
  discover(openProject(tree(nodes), { starts: [''] }), { ignore: [], ...options }).diagnostics.map(
    ({ code, severity, incomplete }) => `${severity}[${code}]${incomplete ? ' incomplete' : ''}`,
  );

const NOTHING = ['error[discover/nothing-found] incomplete'];

describe('a folder in which nothing was found', () => {
  it('is no answer', () => {
    expect(seen({})).toEqual(NOTHING);
    expect(seen({ 'notes/brewing.txt': 'two minutes' })).toEqual(NOTHING);
  });
  it('is one when everything in it is ignored, too', () => {
    expect(seen({ 'cups/package.json': '{"name": "cup", "version": "1.0.0"}' }, { ignore: ['cups/**'] })).toEqual(NOTHING);
  });
  it('is an answer where a history begins', () => expect(seen({}, { mayBeEmpty: true })).toEqual([]));
  it('is not one that holds the project itself', () => {
    expect(seen({ 'package.json': '{"name": "cup", "version": "1.0.0"}' })).toEqual([]);
  });
});
