/** Which files of a project may hold references that count. */
import { baseName } from '../../../io/paths.ts';
import { isInPackage, isInTests } from '../artifact-identity.ts';

/** True for code that is the project's own and runs in use: no tests, no packages, nothing that a tool wrote. */
export function isSource(path: string): boolean {
  return !isInTests(path) && !isInPackage(path) && !TEST_FILE.test(baseName(path)) && !WRITTEN.test(path);
}

/** The same for configuration, without the files that other sources read and those that hold data. */
export function isConfiguration(path: string): boolean {
  return isSource(path) && !OTHERS.test(baseName(path));
}

const TEST_FILE = /^(?:test_|conftest\.py$)|_test\.py$|\.(?:test|spec|stories|bench)\.[cm]?[jt]sx?$/i;

/** Bundles, generated code and copies of other people's. */
const WRITTEN =
  /\.min\.[cm]?js$|\.bundle\.js$|\.d\.[cm]?ts$|(?:^|\/)(?:dist|build|out|\.next|\.nuxt|\.output|coverage|vendor|third_party|\.venv|venv|env|__pycache__|\.tox|\.ipynb_checkpoints)\//;

const OTHERS =
  /^(?:package(?:-lock)?|npm-shrinkwrap|composer|tsconfig[\w.-]*|jsconfig|deno|biome|lerna|nx|turbo|renovate|angular|manifest|vercel|now|\.eslintrc|config|adapter_config|model_index|tokenizer(?:_config)?|generation_config|special_tokens_map|added_tokens|preprocessor_config|processor_config|vocab|merges|scheduler_config|[\w.-]*\.safetensors\.index|[\w.-]*\.bin\.index|openapi|swagger)\.json$|^(?:pnpm-lock|pubspec|mkdocs|_config|codecov|openapi|swagger|licheck)\.ya?ml$|lock\.(?:json|ya?ml|toml)$|^(?:mergekit(?:_config)?)\.ya?ml$|^(?:pyproject|Cargo|Pipfile|uv|poetry)\.(?:toml|lock)$|^licheck\.|\.schema\.json$|\.(?:geo|topo)json$/i;
