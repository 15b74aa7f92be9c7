/**
 * What an error says. For a name with several addresses, such as `localhost` or most mail servers, Node reports all
 * failures to connect in one error without a message of its own.
 */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join(', ')
  return error instanceof Error ? error.message : String(error)
}
