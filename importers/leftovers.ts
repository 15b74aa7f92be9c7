import { existsSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'

/** What a run that was killed had not moved to its place. `name` finds its process in the name. */
export async function removeLeftovers(folder: string, name: RegExp): Promise<void> {
  if (!existsSync(folder)) return
  for (const found of readdirSync(folder)) {
    const id = Number(name.exec(found)?.[1] ?? 0)
    // In a container every run may have the same number as the last one.
    if (id === process.pid || (id > 0 && !isRunning(id)))
      await rm(join(folder, found), { recursive: true, force: true })
  }
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
