import { defineConfig } from 'vitest/config'
export default defineConfig({
  test: {
    testTimeout: 240_000, hookTimeout: 240_000, expect: { poll: { timeout: 90_000 } },
    maxWorkers: 1, isolate: false,
    experimental: { viteModuleRunner: false, nodeLoader: false },
    execArgv: ['--min-semi-space-size=16', '--max-semi-space-size=32'],
    include: ['tests/**/*.test.ts'], exclude: ['**/*.postgres.test.ts'],
    globalSetup: ['tests/temporary-folder.ts', 'tests/run-folder.ts'],
  },
})
