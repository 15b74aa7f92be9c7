import { existsSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isLeftOver } from '../comments-api/storage/left-over.ts'

/** Removes what a run that was killed left in the folder. `owner` finds the id of its process in a file's name. */
export async function removeLeftovers(folder: string, owner: RegExp): Promise<void> {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder).filter(name => isLeftOver(name, owner)))
    await rm(join(folder, name), { recursive: true, force: true })
}
