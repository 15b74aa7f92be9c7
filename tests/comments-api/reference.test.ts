import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { findCommand, listCommands } from '../../comments-api/commands/all.ts'
import { problems } from '../../comments-api/contract/problems.ts'
import { Event } from '../../comments-api/events/event.ts'
import { settingNames } from '../../comments-api/settings.ts'
import { listRoutes } from './routes.ts'
import { startService } from './service.ts'

async function headings(page: string): Promise<string[]> {
  const text = await readFile(new URL(`../../docs/reference/${page}.md`, import.meta.url), 'utf8')
  return [...text.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading)
}

describe('the headings of the reference match what exists', () => {
  it('problems', async () => {
    expect((await headings('problems')).sort()).toEqual(Object.keys(problems).sort())
  })

  it('events', async () => {
    const types = Event.options.map(option => option.shape.type.value)

    expect((await headings('events')).sort()).toEqual(types.sort())
  })

  it('settings', async () => {
    expect((await headings('settings')).sort()).toEqual([...settingNames].sort())
  })

  it('commands', async () => {
    const commands = await listCommands()

    expect(await headings('comments-command')).toEqual(commands.map(({ call }) => call))
    const names = commands.map(({ call }) => call.split(' ', 1)[0] ?? '')
    const found = await Promise.all(names.map(findCommand))
    expect(found.map(command => command?.call.split(' ', 1)[0])).toEqual(names)
  })

  it('API routes', async () => {
    const service = await startService()

    const routes = listRoutes(service.app.printRoutes({ commonPrefix: false }))

    const aliases = ['GET /api/healthz', 'GET /api/readyz', 'GET /admin']
    expect((await headings('api')).sort()).toEqual(routes.filter(route => !aliases.includes(route)))
  })
})
