/** Values as YAML: plain words where every reader takes them for text, else in double quotes with JSON's escapes. */
import type { PolicyValue } from '../../model/effective-policy.ts';
import { clipped, jsonText } from '../text/escape.ts';

/** One value on one line; text that anything could take for something else is quoted. */
export function yamlValue(value: PolicyValue): string {
  if (typeof value === 'string') return yamlText(value);
  if (isList(value)) return `[${value.map(flowValue).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const pairs = Object.entries(value).map(([key, inner]) => `${yamlText(key)}: ${flowValue(inner)}`);
  return `{${pairs.join(', ')}}`;
}

/** Text as a scalar in block style. */
export function yamlText(text: string): string {
  const isPlain = (PLAIN.test(text) || DATE.test(text)) && !RESERVED.test(text) && text.length <= 200;
  return isPlain ? text : jsonText(text);
}

/** A comment of one line, escaped; what came from outside cannot end it. */
export const yamlComment = (text: string): string => `# ${clipped(text, 1000)}`;

/** True for a list of values. */
export const isList = (value: PolicyValue): value is readonly PolicyValue[] => Array.isArray(value);

const flowValue = (value: PolicyValue): string =>
  typeof value === 'string' && !/^[A-Za-z][\w.+-]*$/.test(value) ? jsonText(value) : yamlValue(value);

const PLAIN = /^[A-Za-z](?:[\w.+/@^~*,();'-]|:(?=[\w/])| (?=[\w(]))*$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n)$/i;
