/** A YAML file may hold several documents (https://yaml.org/spec/1.2.2/#92-streams), as manifests of Kubernetes do. */
import { placesIn } from '../../../io/locate.ts';
import { parsePlainYaml } from '../../../io/parse/plain-yaml.ts';
import type { Place } from './code.ts';
import { CONFIG_MARKERS, type ConfigReference, referencesInConfig } from './config.ts';

/** Documents of one file that are looked at. */
const MAX_DOCUMENTS = 500;

/** The references of all documents; in a stream of several each has the place that its keys lead to. */
export function* referencesInYaml(
  text: string,
): Iterable<ConfigReference | (Omit<ConfigReference, 'keys'> & { readonly place: Place })> {
  const documents = documentsOf(text);
  if (documents.length === 1) {
    const parsed = parsePlainYaml(text);
    if (parsed.ok) yield* referencesInConfig(parsed.value, text);
    return;
  }
  for (const { body, line: before } of documents) {
    const parsed = CONFIG_MARKERS.test(body) ? parsePlainYaml(body) : undefined;
    // Whether one of them is well formed is for its own tool to say.
    if (!parsed?.ok) continue;
    const place = placesIn('document.yaml', body);
    for (const { keys, ...found } of referencesInConfig(parsed.value, body)) {
      const { line, column, endColumn } = place({ path: '', keys });
      yield { ...found, place: { line: line + before, column, endColumn } };
    }
  }
}

/** Documents with the number of lines before them. `---` at the start of a line begins one. */
function documentsOf(text: string): readonly { readonly body: string; readonly line: number }[] {
  const documents: { body: string; line: number }[] = [];
  let line = 0;
  let [start, startLine] = [0, 0];
  for (let at = 0; at < text.length && documents.length < MAX_DOCUMENTS; ) {
    const next = text.indexOf('\n', at);
    const end = next < 0 ? text.length : next + 1;
    line += 1;
    if (text.startsWith('---', at) && /\s/.test(text.charAt(at + 3) || ' ')) {
      if (text.slice(start, at).trim() !== '') documents.push({ body: text.slice(start, at), line: startLine });
      [start, startLine] = [end, line];
    }
    at = end;
  }
  return [...documents, { body: text.slice(start), line: startLine }];
}
