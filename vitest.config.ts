import { defineConfig } from 'vitest/config'
import { listDatabaseTests } from './tests/engine-projects.ts'
import { OrderOfFiles } from './tests/order-of-files.ts'

export default defineConfig({
  test: {
    // What is slow on a busy machine is not stuck: these only end what would never end.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 90_000 } },
    // One more than the machine of CI has cores: a test that waits
    // for a process, a page or a database leaves its own free.
    maxWorkers: 3,
    // These run all files: to load the service or Eleventy anew for each took longer than most tests (decision 42).
    isolate: false,
    // Node loads the code as it is written. No test replaces a module, which needs hooks at each import (decision 152).
    experimental: { viteModuleRunner: false, nodeLoader: false },
    sequence: { sequencer: OrderOfFiles },
    // Tests throw away most of what they make (decision 69).
    execArgv: ['--min-semi-space-size=16', '--max-semi-space-size=32'],
    projects: [
      {
        extends: true,
        test: {
          name: 'sqlite',
          include: ['tests/**/*.test.ts'],
          exclude: ['**/*.postgres.test.ts'],
          globalSetup: [
            'tests/temporary-folder.ts',
            'tests/esbuild-memory.ts',
            'tests/run-folder.ts',
            'tests/compiled-code.ts',
            'tests/bundled-code.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: [...listDatabaseTests(), 'tests/counters/*.postgres.test.ts'],
          globalSetup: [
            'tests/temporary-folder.ts',
            'tests/esbuild-memory.ts',
            'tests/postgres/setup.ts',
            'tests/compiled-code.ts',
            'tests/bundled-code.ts',
          ],
        },
      },
    ],
  },
})
