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

describe('when a deploy on Netlify is live', () => {
  it('other sites are told', async () => {
    expect(await finishDeploy({ CONTEXT: 'production', ...token })).toEqual({
      commands: ['npm run mentions'],
      shown: [],
    })
  })

  it('nobody is told of a preview, nor where nothing would remember it', async () => {
    expect((await finishDeploy({ CONTEXT: 'deploy-preview', ...token })).commands).toEqual([])
    expect((await finishDeploy({ CONTEXT: 'production' })).commands).toEqual([])
  })

  it('it stays so, whatever the command ends with', async () => {
    const { shown } = await finishDeploy({ CONTEXT: 'production', ...token }, { fails: true })

    expect(shown).toEqual(['Other sites could not be told: see the log; the next run goes on'])
  })
})
