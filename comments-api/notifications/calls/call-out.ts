import type { World } from '../../world.ts'

type Call = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly signal: AbortSignal
}

const timeout = 10_000

/**
 * Calls only addresses from the settings. A redirect is a failure: it would carry the secret elsewhere. Failures are
 * reported without the address, which may itself be a secret.
 */
export async function callOut(world: World, { url, headers, body, signal }: Call): Promise<void> {
  const response = await world
    .fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'Afterword', ...headers },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
    })
    .catch(error => {
      throw new Error(`nobody answered: ${reasonOf(error)}`)
    })
  await response.body?.cancel()
  if (!response.ok) throw new Error(`the answer was ${response.status}`)
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  if (cause instanceof Error && 'code' in cause) return String(cause.code)
  return error instanceof Error ? error.name : 'unknown'
}
