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
}
