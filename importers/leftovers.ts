import { existsSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isLeftOver } from '../comments-api/storage/left-over.ts'

/** What a run that was killed had not moved to its place. `owner` finds its process in the name. */
export async function removeLeftovers(folder: string, owner: RegExp): Promise<void> {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder).filter(name => isLeftOver(name, owner)))
    await rm(join(folder, name), { recursive: true, force: true })
}
