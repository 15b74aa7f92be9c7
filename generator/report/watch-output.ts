/** `console` ignores a failure to write to standard output, so it is reported here. */
export function watchOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // The reader has stopped reading, as `head` does.
    if (error.code === 'EPIPE') return
    console.error(`standard output: ${error.message}`)
    process.exitCode = 3
  })
}
