import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleEmbed } from '../../generator/assets/bundle-embed.ts'
import { conversationIn } from '../../generator/render/render-skeleton.ts'
import { thread } from '../comments-api/service.ts'
import { present } from '../present.ts'
import { Embedding, write } from './embedding.ts'
import { type OtherSite, openOtherSite, plainPage } from './other-site.ts'

const other = new Embedding()
let whole = new Uint8Array()
let far: OtherSite | undefined

beforeAll(async () => {
  const root = join(import.meta.dirname, '../..')
  const files = await bundleEmbed({ root, ...conversationIn('en'), isWhole: true })
  whole = new Uint8Array(present(files.get('embed.js')))
  far = await openOtherSite()
})
afterAll(() => far?.close())

/** The tag that `npm run embed -- --one-file` prints. */
function tagFor(address: string): string {
  const hash = createHash('sha384').update(whole).digest('base64')
  return `<script type="module" src="${address}" integrity="sha384-${hash}" crossorigin="anonymous"></script>`
}

describe('a page with the one-file embed script', () => {
  it.each(['its own site', 'another site'])(
    'solves the proof of work for a response sent too fast, with the file from %s',
    async from => {
      const host = from === 'its own site' ? other.site : present(far)
      host.scripts.set('/whole.js', whole)
      other.site.scriptsFrom = host === other.site ? "'self'" : host.url
      const rome = thread('rome', { url: `${other.site.url}/rome/` })
      const service = await other.openService({}, [rome], {})
      const page = plainPage(other.element()).replace(
        '<script type="module" src="/embed.js"></script>',
        tagFor(`${host.url}/whole.js`),
      )
      other.site.pages.set('/rome/', page)
      await other.page.goto(`${other.site.url}/rome/`)
      const asked = other.page.waitForResponse(answer => answer.status() === 403)

      await write(other.page, 'In a hurry.')

      expect(await (await asked).json()).toMatchObject({ code: 'proof-of-work-required' })
      await other.page.locator('.responses > .response', { hasText: 'In a hurry.' }).waitFor()
      expect((await service.read('rome')).count).toBe(1)
    },
  )
})
