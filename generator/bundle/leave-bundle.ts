import { spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import { root } from '../root.ts'

/**
 * Starts a process that makes a bundle for the next command, and does not wait for it. If that fails, there is no
 * bundle.
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
