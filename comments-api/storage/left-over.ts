/**
 * Whether something in a folder that others use as well was left there by a run that was killed. `owner` finds the
 * number of its process in the name.
 */
export function isLeftOver(name: string, owner: RegExp): boolean {
  const id = Number(owner.exec(name)?.[1] ?? 0)
  // In a container every run may have the same number as the last one.
  return id === process.pid || (id > 0 && !isRunning(id))
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
