import { existsSync } from 'node:fs';

/** Tests read the compiled rulebook and the built command; `npm test` builds both first. */
export default function setup(): void {
  if (!existsSync(new URL('../dist/rulebook.json', import.meta.url))) {
    throw new Error('dist/ is missing: run `npm run build` first, or `npm test`, which does');
  }
}
