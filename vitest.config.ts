import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/setup.ts'],
    reporters: ['default', './test/reporter.ts'],
    testTimeout: 30_000,
    // Scans of the built command keep what they read; not where the developer's own scans do.
    env: { LICHECK_CACHE: join(tmpdir(), `licheck-tests-${process.getuid?.() ?? 0}`) },
  },
});
