import { expect, it } from 'vitest'
import { archivedMention, header, takeIn } from '../archives.ts'
import { signInModerator } from '../moderator.ts'
import { type Service, startService } from '../service.ts'

const letters = 'abcdefghijklmnopqrst'
const liked = Array.from({ length: 250 }, (_, place) => ({
  ...archivedMention,
  id: `mention${letters[Math.floor(place / 20)]}${letters[place % 20]}`,
  url: `https://blog-${place}.example/`,
  createdAt: new Date(Date.parse(archivedMention.createdAt) + place).toISOString(),
}))

async function startLiked(): Promise<Service> {
  const service = await startService()
  await takeIn(service, [header, ...liked])
  service.clock.advance(1_000)
  return service
}

it('shows all 250 mentions of a post, in the thread and in the trackback RSS', async () => {
  const service = await startLiked()

  const { mentions } = await service.read('rome')
  const rss = await (await service.ask('/api/trackback/rome?__mode=rss')).text()

  expect(mentions.map(({ id }) => id).sort()).toEqual(liked.map(({ id }) => id).sort())
  expect(rss.match(/<item>/g)).toHaveLength(liked.length)
})

it('shows the 25 oldest mentions after 225 newer ones were deleted', async () => {
  const service = await startLiked()
  const moderator = await signInModerator(service)

  for (let page = 0; page < 9; page += 1) {
    const list = await moderator.section('mentions/?status=approved')
    const chosen = [...list.matchAll(/name="(chosen\.\w+)"/g)].map(([, name = '']) => [name, ''])
    await moderator.press('/admin/mentions', { status: 'deleted', ...Object.fromEntries(chosen) })
  }

  const { mentions } = await service.read('rome')
  expect(mentions.map(({ id }) => id).sort()).toEqual(liked.slice(0, 25).map(({ id }) => id))
})
