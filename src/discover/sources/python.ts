/**
 * Python (https://packaging.python.org/en/latest/specifications/): what is installed, locked, required and declared.
 * Lock files and requirements cannot tell licences; metadata of what is installed can.
 */
import type { Source } from '../source.ts';
import { PYTHON, readDistribution, readSitePackages } from './python/installed.ts';
import { readPoetryLock } from './python/poetry-lock.ts';
import { readPyproject } from './python/pyproject.ts';
import { readRequirements } from './python/requirements.ts';
import { readUvLock } from './python/uv-lock.ts';

export const python: Source = {
  id: PYTHON,
  title: 'installed *.dist-info and *.egg-info, uv.lock, poetry.lock, requirements.txt and pyproject.toml',
  readers: [
    { matches: ['site-packages/', 'dist-packages/'], read: readSitePackages },
    { matches: ['*.dist-info/', '*.egg-info/'], read: readDistribution },
    { matches: ['pyproject.toml'], read: readPyproject },
    { matches: ['uv.lock'], read: readUvLock },
    { matches: ['poetry.lock'], read: readPoetryLock },
    { matches: ['*.txt'], read: readRequirements },
  ],
};
