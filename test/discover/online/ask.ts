import { discoverOnline } from '../../../src/discover/discover.ts';
import { modelCard } from '../../../src/discover/sources/model-card.ts';
import { type HubSettings, openHubs } from '../../../src/io/fetch/hubs.ts';
import { openProject } from '../../../src/io/open-project.ts';
import { type Answers, type LocalHost, serve } from '../../io/fetch/local-host.ts';
import { card, look, plant, type Seen, type Tree } from '../models/tree.ts';

export const NOW = Date.parse('2026-11-24T08:00:00Z');
export const SHA = '0123456789abcdef0123456789abcdef01234567';

/** What a scan sees when both hubs are a host on this machine that replays the answers. */
export async function ask(
  tree: Tree,
  answers: Answers,
  settings: Partial<HubSettings> = {},
): Promise<Seen & { readonly host: LocalHost }> {
  const host = await serve(answers);
  const root = plant(tree);
  const environment = { HF_ENDPOINT: host.url, MODELSCOPE_DOMAIN: host.url, ...settings.environment };
  const limits = { backoffMs: 1, retries: 1, requestMs: 1000, ...settings.limits };
  const hubs = openHubs(root, { now: NOW, cache: false, allowHttpLoopback: true, ...settings, environment, limits });
  const inventory = await discoverOnline(openProject(root), { ignore: [], sources: [modelCard] }, hubs);
  return { ...look(inventory), host };
}

/** The project's own model, with these keys in its card. */
export const oolong = (yaml: string): Tree => ({ 'README.md': card(`license: apache-2.0\n${yaml}`) });

/** The shape of the Hub's answer about one repository. */
export const repository = (id: string, cardData: object | null, rest: object = {}): object => ({
  _id: '621ffdc036468d709f17434d',
  id,
  modelId: id,
  sha: SHA,
  private: false,
  disabled: false,
  gated: false,
  downloads: 7,
  lastModified: '2026-11-01T00:00:00.000Z',
  tags: ['region:us'],
  siblings: [{ rfilename: '.gitattributes' }, { rfilename: 'README.md' }, { rfilename: 'config.json' }],
  ...(cardData && { cardData }),
  ...rest,
});
