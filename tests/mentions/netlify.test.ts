import { describe, expect, it, vi } from 'vitest'
import { onSuccess } from '../../deploy/netlify/mentions/index.js'

async function finishDeploy(environment: Record<string, string>, { fails = false } = {}) {
  for (const name of ['CONTEXT', 'AFTERWORD_MENTIONS_TOKEN']) vi.stubEnv(name, environment[name])
  const commands: string[] = []
  const shown: string[] = []
  const command = async (typed: string) => {
    commands.push(typed)
    if (fails) throw new Error('the command failed')
  }
  const show = ({ summary }: { summary: string }) => void shown.push(summary)
  await onSuccess({ utils: { run: { command }, status: { show } } })
  vi.unstubAllEnvs()
  return { commands, shown }
}

const token = { AFTERWORD_MENTIONS_TOKEN: 'a-token-that-nobody-guesses' }

describe('the Netlify plugin, after a deploy', () => {
  it('runs `npm run mentions` in production', async () => {
    expect(await finishDeploy({ CONTEXT: 'production', ...token })).toEqual({
      commands: ['npm run mentions'],
      shown: [],
    })
  })

  it('runs nothing for a deploy preview or without AFTERWORD_MENTIONS_TOKEN', async () => {
    expect(await finishDeploy({ CONTEXT: 'deploy-preview', ...token })).toEqual({
      commands: [],
      shown: [],
    })
    expect(await finishDeploy({ CONTEXT: 'production' })).toEqual({
      commands: [],
      shown: ['No other site was told: AFTERWORD_MENTIONS_TOKEN is not set'],
    })
  })

  it('shows a message instead of throwing when the command fails', async () => {
    const { shown } = await finishDeploy({ CONTEXT: 'production', ...token }, { fails: true })

    expect(shown).toEqual(['Other sites could not be told: see the log; the next run goes on'])
  })
})
