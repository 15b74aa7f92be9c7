import { spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import { root } from '../root.ts'

/**
 * Has a bundle made for the next command, by a process that this
 * one does not wait for. Where none can be had, none is made.
 */
export function leaveBundle(): void {
  try {
    startMaking()
  } catch {
    // The command itself has ended well.
  }
}

function startMaking(): void {
  const program = join(root, 'generator', 'bundle', 'make-bundle.ts')
  const maker = spawn(process.execPath, [program], { cwd: root, detached: true, stdio: 'ignore' })
  maker.on('error', () => {})
  maker.unref()
  if (maker.pid !== undefined) setPriority(maker.pid, constants.priority.PRIORITY_LOW)
}
