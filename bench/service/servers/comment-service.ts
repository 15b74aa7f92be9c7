import { buildApp } from '../../../comments-api/app.ts'
import { readConfig } from '../../../comments-api/config.ts'
import { realWorld } from '../../../comments-api/world.ts'
import { serve } from './serve.ts'

const plenty = { many: 1_000_000_000, absurd: 1_000_000_000 }

/**
 * The whole service, with limits that thousands of comments an hour do not reach. Otherwise they would be held for a
 * moderator and then refused, and that would be measured.
 */
serve(() =>
  buildApp(readConfig(), realWorld, {
    limits: { network: plenty, thread: plenty, site: plenty },
  }),
)
