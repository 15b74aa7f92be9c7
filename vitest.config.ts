import { defineConfig } from 'vitest/config'
import { listDatabaseTests } from './tests/engine-projects.ts'

export default defineConfig({
  test: {
    // A story starts a browser, a service and a build; on two cores that is slow but never stuck.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
    maxWorkers: 2,
    // Two processes run all files: to load the service or Eleventy anew for each took longer than most tests (decision 42).
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'sqlite',
          include: ['tests/**/*.test.ts'],
          exclude: ['**/*.postgres.test.ts'],
          globalSetup: 'tests/run-folder.ts',
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: listDatabaseTests(),
          globalSetup: 'tests/postgres/setup.ts',
        },
      },
    ],
  },
})
