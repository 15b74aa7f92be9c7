import { existsSync, readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'

/** What a run that was killed had not moved to its place. `name` finds its process in the name. */
export async function removeLeftovers(folder: string, name: RegExp): Promise<void> {
  if (!existsSync(folder)) return
  for (const found of readdirSync(folder)) {
    const id = name.exec(found)?.[1]
    if (id !== undefined && !isRunning(Number(id)))
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
