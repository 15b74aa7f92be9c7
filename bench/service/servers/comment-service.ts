import { buildApp } from '../../../comments-api/app.ts'
import { readConfig } from '../../../comments-api/config.ts'
import { usualLimits } from '../../../comments-api/spam/limits.ts'
import { realWorld } from '../../../comments-api/world.ts'
import { serve } from './serve.ts'

/**
 * The whole service, but that it takes more than a thousand comments in an hour for nothing unusual: they would be
 * held for a moderator, and what is measured would be how comments are held.
 */
const limits = {
  network: { ...usualLimits.network, many: 1_000_000 },
  thread: { ...usualLimits.thread, many: 1_000_000 },
  site: { ...usualLimits.site, many: 1_000_000 },
}

serve(() => buildApp(readConfig(), realWorld, { limits }))
