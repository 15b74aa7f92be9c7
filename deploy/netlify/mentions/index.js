/**
 * Netlify calls this when a deploy is live, too late to fail it. Without the token only a cache would remember
 * what was told, and whoever clears that would tell the world again: nobody is told then.
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
