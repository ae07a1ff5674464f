/** All files of `rules/`, read and sorted by kind. */
import type * as v from 'valibot';
import type { RuleFile } from '../../io/rule-files.ts';
import { type Mistakes, type Read, readRules } from './mistakes.ts';
import { modelsFile } from './models.ts';
import * as schema from './schema.ts';

type Shape<S extends v.GenericSchema> = Read<v.InferOutput<S>>;

export interface Rules {
  readonly terms: Shape<typeof schema.termsFile>;
  readonly restrictions: Shape<typeof schema.restrictionsFile> | undefined;
  readonly matrix: Shape<typeof schema.matrixFile>;
  readonly rail: Shape<typeof schema.railFile>;
  readonly spdx: Shape<typeof schema.spdxFile>;
  readonly categories: Shape<typeof schema.categoriesFile>;
  readonly families: Shape<typeof schema.familiesFile>;
  readonly aliases: Shape<typeof schema.aliasesFile> | undefined;
  readonly compatibility: Shape<typeof schema.compatibilityFile> | undefined;
  readonly licenses: readonly Shape<typeof schema.licenseFile>[];
  readonly exceptions: readonly Shape<typeof schema.exceptionFile>[];
  readonly models: readonly Shape<typeof modelsFile>[];
  /** Preset policies as YAML text, by name. */
  readonly presets: Readonly<Record<string, string>>;
}

/** Reads every file; a missing or misshapen one throws at once, since nothing can be checked against it. */
export function openRules(files: readonly RuleFile[], mistakes: Mistakes): Rules {
  const one = <const S extends v.GenericSchema>(path: string, shape: S): Shape<S> | undefined => {
    const file = files.find((candidate) => candidate.path === path);
    return file && readRules(file, shape, mistakes);
  };
  const wanted = <T>(path: string, read: T | undefined): T => {
    if (read !== undefined) return read;
    if (!files.some((file) => file.path === path)) mistakes.add(`rules/${path}: the file is missing`);
    mistakes.check();
    throw new Error(`rules/${path} could not be read`);
  };
  const folder = <const S extends v.GenericSchema>(name: string, shape: S): Shape<S>[] =>
    files.filter((file) => file.path.startsWith(name)).flatMap((file) => readRules(file, shape, mistakes) ?? []);
  const licenses = folder('licenses/', schema.licenseFile);
  const exceptions = folder('exceptions/', schema.exceptionFile);
  const models = folder('models/', modelsFile);
  const presets = files.filter((file) => file.path.startsWith('policies/'));
  const restrictions = one('restrictions.yaml', schema.restrictionsFile);
  const aliases = one('aliases.yaml', schema.aliasesFile);
  return {
    terms: wanted('terms.yaml', one('terms.yaml', schema.termsFile)),
    restrictions,
    matrix: wanted('matrix.yaml', one('matrix.yaml', schema.matrixFile)),
    rail: wanted('rail.yaml', one('rail.yaml', schema.railFile)),
    spdx: wanted('spdx.yaml', one('spdx.yaml', schema.spdxFile)),
    categories: wanted('categories.yaml', one('categories.yaml', schema.categoriesFile)),
    families: wanted('families.yaml', one('families.yaml', schema.familiesFile)),
    aliases,
    compatibility: one('compatibility.yaml', schema.compatibilityFile),
    licenses,
    exceptions,
    models,
    presets: Object.fromEntries(presets.map((file) => [file.path.slice('policies/'.length, -'.yaml'.length), file.text])),
  };
}
