/** Every ecosystem and inventory format that a scan knows. To add one: its file, and its line here. */
import type { Source } from '../source.ts';
import { modelArtifact } from './model-artifact.ts';
import { modelCard } from './model-card.ts';
import { modelReference } from './model-reference.ts';
import { notRead } from './not-read.ts';
import { npmInstalled } from './npm-installed.ts';
import { npmLockfile } from './npm-lockfile.ts';
import { npmManifest } from './npm-manifest.ts';
import { python } from './python.ts';

export const SOURCES: readonly Source[] = [
  npmManifest,
  npmLockfile,
  npmInstalled,
  python,
  modelCard,
  modelArtifact,
  modelReference,
  notRead,
];
