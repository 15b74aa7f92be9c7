/**
 * Netlify calls this when a deploy is live, so it cannot fail any more. Without the token, nobody is told: only a cache
 * would remember who was told, and everybody would be told again when somebody clears it.
 *
 * @param {{ utils: {
 *   run: { command(command: string): Promise<unknown> },
 *   status: { show(told: { summary: string }): void },
 * } }} netlify
 */
export async function onSuccess({ utils }) {
  const { CONTEXT, AFTERWORD_MENTIONS_TOKEN } = process.env
  if (CONTEXT !== 'production') return
  if (!AFTERWORD_MENTIONS_TOKEN) {
    utils.status.show({ summary: 'No other site was told: AFTERWORD_MENTIONS_TOKEN is not set' })
    return
  }
  try {
    await utils.run.command('npm run mentions')
  } catch {
    utils.status.show({
      summary: 'Other sites could not be told: see the log; the next run goes on',
    })
  }
}
