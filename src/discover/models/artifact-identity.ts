/** Which model a file of weights or configuration belongs to: the one whose card or configuration lies beside it, else itself. */
import { baseName, parentPath, ROOT } from '../../io/paths.ts';
import type { Entry, ProjectFiles } from '../../io/project-files.ts';
import type { ProjectPath } from '../../model/location.ts';
import { type Identity, identify, identifyFile, type Surroundings } from './folder-identity.ts';
import { hasCard, isOneModel } from './model-folder.ts';

/** The model that the file at `path` is part of; `undefined` where it is a test's. */
export function artifactIdentity(path: ProjectPath, entries: readonly Entry[], around: Surroundings): Identity | undefined {
  const { files } = around;
  const directory = parentPath(path);
  const identity = identify(directory, around);
  const described = hasCard(entries, files);
  if (identity.hub !== undefined || described || identity.root !== directory) return identity;
  if (isInTests(path) || isInPackage(path)) return undefined;
  const whole = isOneModel(entries) || isPlainName(baseName(path));
  return whole && directory !== ROOT ? identity : identifyWeights(path, files);
}

/** Shards and quantizations of one model are one: `oolong-00001-of-00003.gguf`, `oolong.Q4_K_M.gguf`. */
function identifyWeights(path: ProjectPath, files: ProjectFiles): Identity {
  const name = baseName(path)
    .replace(/\.[A-Za-z0-9]{2,12}$/, '')
    .replace(/-\d{5}-of-\d{5}$/, '')
    .replace(/[-._](?:I?Q\d(?:_[A-Z0-9]{1,3}){0,3}|[BF]?F(?:16|32|8)|int[48]|fp(?:16|32|8))$/i, '');
  const parent = parentPath(path);
  return identifyFile(`${parent === ROOT ? '' : `${parent}/`}${name || baseName(path)}.x` as ProjectPath, files);
}

/** Names that every model's files have: the folder names the model. */
function isPlainName(name: string): boolean {
  return /^(?:(?:pytorch_|adapter_|diffusion_pytorch_|ggml-|decoder_|encoder_)?model|consolidated|weights|best|last|checkpoint|config|adapter_config|model_index|modelfile|mergekit_config)\b/i.test(
    name,
  );
}

/** Folders whose files serve tests: what lies there is not shipped, and mostly made of zeros. */
export function isInTests(path: string): boolean {
  return /(?:^|\/)(?:tests?|__tests__|__mocks__|testdata|test[-_]data|test[-_]?fixtures?|fixtures?|specs?|e2e|mocks?|testing|unit_tests|integration_tests)\//i.test(
    path,
  );
}

/** Folders of installed packages: what lies there came with a package, and stands under its licence. */
export function isInPackage(path: string): boolean {
  return /(?:^|\/)(?:site-packages|dist-packages|node_modules|bower_components)\//.test(path);
}
