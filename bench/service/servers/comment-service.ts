import { buildApp } from '../../../comments-api/app.ts'
import { readConfig } from '../../../comments-api/config.ts'
import { realWorld } from '../../../comments-api/world.ts'
import { serve } from './serve.ts'

const plenty = { many: 1_000_000_000, absurd: 1_000_000_000 }

/**
 * The whole service, but that thousands of comments in an hour are nothing unusual to it: they would be held for a
 * moderator, and then refused, and what is measured would be how that is done.
 */
serve(() =>
  buildApp(readConfig(), realWorld, {
    limits: { network: plenty, thread: plenty, site: plenty },
  }),
)
