import { systemCode } from '../system-code.ts'

/** Whether another process now has this id. */
export function isRunning(id: number): boolean {
  if (!Number.isInteger(id) || id <= 0 || id === process.pid) return false
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return systemCode(error) === 'EPERM'
  }
}
