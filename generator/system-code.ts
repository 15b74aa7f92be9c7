/** The code of an error that the system or Node reported, such as "ENOENT"; `null` for any other error. */
export function systemCode(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return typeof code === 'string' ? code : null
}
