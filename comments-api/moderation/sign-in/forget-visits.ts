import { hour } from '../../durations.ts'
import type { Chore } from '../../events/chores.ts'
import type { Database } from '../../storage/database.ts'
import type { World } from '../../world.ts'
import { forgetDeadChallenges } from './challenges.ts'
import { forgetDeadLinks } from './links.ts'
import { forgetAsleep } from './sessions.ts'

type Needs = { readonly database: Database; readonly world: World }

/** Deletes expired sessions, links and challenges every hour: until then, they are only refused. */
export function forgetVisits({ database, world }: Needs): Chore {
  async function run(): Promise<void> {
    await database.batch([forgetAsleep(world), forgetDeadLinks(world), forgetDeadChallenges(world)])
  }
  return { name: 'forget-visits', every: hour, run }
}
