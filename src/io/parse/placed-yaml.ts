/**
 * YAML 1.2 (https://yaml.org/spec/1.2.2/) whose values know where they stand; JSON is read as the YAML that it is.
 * js-yaml's event stream carries offsets and loads in 5 ms (the `yaml` package takes 40 ms, and every scan would pay).
 */
import {
  type Event,
  getScalarValue,
  type MappingEvent,
  parseEvents,
  type ScalarEvent,
  type SequenceEvent,
  YAMLException,
} from 'js-yaml';

/** Offsets into the text, 0-based, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
export interface PlacedScalar extends Span {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
}
export interface PlacedList extends Span {
  readonly kind: 'list';
  readonly items: readonly PlacedNode[];
}
export interface PlacedEntry {
  readonly key: string;
  readonly at: Span;
  readonly value: PlacedNode;
}
export interface PlacedMap extends Span {
  readonly kind: 'map';
  readonly entries: readonly PlacedEntry[];
}
export type PlacedNode = PlacedScalar | PlacedList | PlacedMap;

/** Something in the text that is not plain data. */
export interface PlacedProblem extends Span {
  readonly slug: 'syntax' | 'duplicate-key' | 'alias' | 'tag' | 'key' | 'documents';
  /** Lower case. */
  readonly message: string;
}

/** The document; no `root` when the text is empty or could not be read. Aliased parts are shared, not copied. */
export interface PlacedYaml {
  readonly root?: PlacedNode;
  readonly problems: readonly PlacedProblem[];
}

/** Parses one document. Tags, complex keys and aliases to what encloses them are problems; merge keys are plain keys. */
export function parsePlacedYaml(text: string): PlacedYaml {
  try {
    const reader = createReader(text, parseEvents(text, { maxDepth: 50 }), (scalar) => getScalarValue(text, scalar));
    return reader.read();
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const last = Math.max(text.trimEnd().length - 1, 0);
    const start = offsetOf(text, error.mark?.line ?? 0, error.mark?.column ?? 0);
    if (start <= last) return { problems: [{ slug: 'syntax', message: error.reason, start, end: start + 1 }] };
    // What breaks off is shown where its text ends, not on the empty line after it.
    return { problems: [{ slug: 'syntax', message: BROKEN_OFF, start: last, end: last + 1 }] };
  }
}

const BROKEN_OFF = 'the text ends inside a list, a mapping or a quotation';

function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let i = 0; i < line; i += 1) start = text.indexOf('\n', start) + 1;
  return start + column;
}

function createReader(text: string, events: readonly Event[], decode: (scalar: ScalarEvent) => string): { read(): PlacedYaml } {
  const problems: PlacedProblem[] = [];
  const anchors = new Map<string, PlacedNode>();
  let next = 0;
  let reached = 0;

  const remember = <T extends PlacedNode>(
    event: { anchorStart: number; anchorEnd: number; tagStart: number; tagEnd: number },
    node: T,
  ): T => {
    if (event.tagStart >= 0) {
      const span = { start: event.tagStart, end: event.tagEnd };
      problems.push({ slug: 'tag', message: `the tag ${text.slice(span.start, span.end)} is not read`, ...span });
    }
    if (event.anchorStart >= 0) anchors.set(text.slice(event.anchorStart, event.anchorEnd), node);
    return node;
  };

  const scalar = (event: ScalarEvent): PlacedScalar => {
    if (event.valueStart < 0) return { kind: 'scalar', value: null, start: reached, end: reached };
    const isQuoted = event.style === 2 || event.style === 3;
    const start = event.valueStart - (isQuoted ? 1 : 0);
    const end = event.valueEnd + (isQuoted ? 1 : 0);
    reached = end;
    const value = decode(event);
    return { kind: 'scalar', value: event.style === 1 && event.tagStart < 0 ? plain(value) : value, start, end };
  };

  const node = (): PlacedNode => {
    const event = events[next] as Event;
    next += 1;
    if (event.type === 4) return remember(event, scalar(event));
    if (event.type === 5) return alias(event.anchorStart, event.anchorEnd);
    if (event.type === 2) {
      const items: PlacedNode[] = [];
      while (events[next]?.type !== 6) items.push(node());
      return remember(event, { kind: 'list', items, ...close(event, ']') });
    }
    if (event.type === 3) {
      const entries: PlacedEntry[] = [];
      while (events[next]?.type !== 6) entry(entries);
      return remember(event, { kind: 'map', entries, ...close(event, '}') });
    }
    throw new Error(`event ${event.type} in the middle of a document`);
  };

  /** A collection ends where its last value does, or at its bracket: only commas, space and comments stand between. */
  const close = ({ start, style }: SequenceEvent | MappingEvent, bracket: string): Span => {
    next += 1;
    reached = Math.max(reached, start + (style === 2 ? 1 : 0));
    while (style === 2 && reached < text.length && text[reached] !== bracket) {
      reached = text[reached] === '#' ? Math.max(text.indexOf('\n', reached), reached) : reached;
      reached += 1;
    }
    if (style === 2) reached += 1;
    return { start, end: reached };
  };

  const alias = (start: number, end: number): PlacedNode => {
    const name = text.slice(start, end);
    const target = anchors.get(name);
    const span = { start: start - 1, end };
    reached = end;
    if (target !== undefined) return { ...target, ...span };
    problems.push({ slug: 'alias', message: `*${name} stands for nothing that is complete before it`, ...span });
    return { kind: 'scalar', value: null, ...span };
  };

  const entry = (entries: PlacedEntry[]): void => {
    const key = node();
    const at = { start: key.start, end: key.end };
    const found = node();
    // A key without a value stands for what is missing.
    const value = found.kind === 'scalar' && found.start === found.end ? { ...found, ...at } : found;
    if (key.kind !== 'scalar') {
      problems.push({ slug: 'key', message: 'a key must be a plain word', ...at });
      return;
    }
    const name = String(key.value);
    if (entries.some((other) => other.key === name)) {
      problems.push({ slug: 'duplicate-key', message: `the key ${JSON.stringify(name)} stands here twice`, ...at });
      return;
    }
    entries.push({ key: name, at, value });
  };

  const read = (): PlacedYaml => {
    if (events[next]?.type !== 1) return { problems };
    next += 1;
    if (events[next]?.type === 6) return { problems };
    const root = node();
    next += 1;
    if (events[next]?.type === 1) {
      const first = events[next + 1];
      const start = Math.max(
        reached,
        first === undefined ? 0 : 'valueStart' in first ? first.valueStart : 'start' in first ? first.start : 0,
      );
      problems.push({ slug: 'documents', message: 'a second document begins here', start, end: start + 1 });
    }
    return { root, problems };
  };
  return { read };
}

/** The core schema's words for null, booleans and numbers; anything else is text. */
function plain(source: string): string | number | boolean | null {
  if (/^(?:null|Null|NULL|~)?$/.test(source)) return null;
  if (/^(?:true|True|TRUE)$/.test(source)) return true;
  if (/^(?:false|False|FALSE)$/.test(source)) return false;
  if (/^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/.test(source)) return Number(source);
  if (/^0(?:o[0-7]+|x[\da-fA-F]+)$/.test(source)) return Number(source);
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(source)) return source.startsWith('-') ? -Infinity : Infinity;
  return /^\.(?:nan|NaN|NAN)$/.test(source) ? Number.NaN : source;
}
