/** Whether something in a shared folder was left by a run that was killed. `owner` finds the process id in the name. */
export function isLeftOver(name: string, owner: RegExp): boolean {
  const id = Number(owner.exec(name)?.[1] ?? 0)
  // In a container, every run may have the same process id.
  return id === process.pid || (id > 0 && !isRunning(id))
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
