/**
 * An answer that cannot be written is a failure of the machine, of which `console` would say
 * nothing. The generator has the same in report/: service and generator meet in the contract alone.
 */
export function watchOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever reads it has enough, as `head` does.
    if (error.code === 'EPIPE') return
    console.error(`standard output: ${error.message}`)
    process.exitCode = 3
  })
  // A log that nobody takes, or a disk that is full of it, is no reason to answer readers no longer; and there is
  // no place left where it could be told. What is written once there is room again is written.
  process.stderr.on('error', () => undefined)
}
