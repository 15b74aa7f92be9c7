import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { BuildOptions } from '../../../generator/build-options.ts'
import fc from '../../fast-check.ts'
import {
  createSiteFolder,
  fingerprintsOf,
  plainSite,
  post,
  type SiteFolder,
} from '../site-folder.ts'
import { openWireService, type WireService } from '../wire-service.ts'
import { idOf } from '../wire-threads.ts'

const names = ['ant', 'bee', 'cat'] as const
const name = fc.constantFrom(...names)
const day = 86_400_000

/** Front matter about dates, comments, language and series. */
const front = fc.subarray(
  [
    'comments: none',
    'draft: true',
    'publish: 2026-12-10',
    'expires: 2026-12-20',
    'lang: ar',
    'series: Walks',
  ],
  { maxLength: 2 },
)
const settings = fc.record({
  default: fc.constantFrom('open', 'closed', 'none'),
  closeAfter: fc.constantFrom('10 days', '300 days'),
  order: fc.constantFrom('newest', 'oldest'),
  depth: fc.integer({ min: 1, max: 3 }),
})

const text = fc.record({ type: fc.constant('write'), name, front, words: fc.lorem() })
const talk = fc.record({ type: fc.constant('say'), name, times: fc.constantFrom(1, 45) })
const happening = fc.oneof(
  { weight: 3, arbitrary: text },
  { weight: 3, arbitrary: talk },
  fc.record({ type: fc.constant('page'), says: fc.constantFrom('open', 'none') }),
  fc.record({ type: fc.constant('set'), settings, language: fc.constantFrom('en', 'ja') }),
  fc.record({ type: fc.constant('delete'), name }),
  fc.record({ type: fc.constant('remove'), name }),
  fc.record({ type: fc.constant('wait'), days: fc.integer({ min: -30, max: 30 }) }),
  fc.record({ type: fc.constant('drafts') }),
  fc.record({ type: fc.constant('die'), at: fc.constantFrom('plan', 'render', 'search') }),
)
type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never

/** A site with its service and its clock. */
class Life {
  readonly site: SiteFolder
  readonly service: WireService
  readonly #said = new Map<string, string[]>()
  #now = Date.parse('2026-11-20T12:00:00Z')
  #drafts = false
  #count = 0

  constructor(site: SiteFolder, service: WireService) {
    this.site = site
    this.service = service
    for (const text of names) site.write(fileOf(text), post(text))
  }

  build(more: Partial<BuildOptions> = {}) {
    const comments = { kind: 'service', url: this.service.url } as const
    const now = this.#now
    return this.site.build({ comments, now, drafts: this.#drafts, socialCards: false, ...more })
  }

  async happen(event: Happening): Promise<void> {
    const { site } = this
    switch (event.type) {
      case 'write': {
        const more = [`aliases: [/old-${event.name}/]`, ...event.front].join('\n')
        site.write(fileOf(event.name), post(event.name, more, event.words))
        break
      }
      case 'page':
        site.write('pages/guests.md', post('Guests', `comments: ${event.says}`))
        break
      case 'set': {
        const comments = JSON.stringify({ ...event.settings, perPage: 20 })
        site.write('site.yaml', `${plainSite}language: ${event.language}\ncomments: ${comments}\n`)
        break
      }
      case 'delete':
        rmSync(join(site.content, fileOf(event.name)), { force: true })
        break
      case 'say':
        for (const thread of [event.name, 'guests']) this.#say(thread, event.times)
        break
      case 'remove':
        this.#remove(event.name)
        break
      case 'wait':
        this.#now += event.days * day
        break
      case 'drafts':
        this.#drafts = !this.#drafts
        break
      case 'die':
        await this.#die(event.at)
    }
  }

  #say(thread: string, times: number): void {
    const said = this.#said.get(thread) ?? []
    for (let time = 0; time < times; time += 1) {
      this.#count += 1
      const id = idOf(this.#count)
      this.service.say(thread, { id, parent: said.at(-3) ?? null })
      said.push(id)
    }
    this.#said.set(thread, said)
  }

  #remove(thread: string): void {
    const id = this.#said.get(thread)?.at(-2)
    if (id !== undefined) this.service.remove(thread, id)
  }

  /** As a machine that is switched off does. */
  async #die(at: string): Promise<void> {
    const tell = (step: string) => {
      if (step === at) throw new Error('switched off')
    }
    await this.build({ tell }).catch((error: Error) => expect(error.message).toBe('switched off'))
  }
}

function fileOf(text: string): string {
  return `posts/2026-11-01-${text}.md`
}

describe('a rebuild', () => {
  it('equals a clean build after random edits, comments, settings, times and crashes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(happening, { minLength: 4, maxLength: 10, size: 'max' }),
        async events => {
          using site = createSiteFolder()
          const service = await openWireService()
          const life = new Life(site, service)
          for (const event of events) {
            await life.happen(event)
            await life.build()
          }

          const clean = join(site.content, '../clean')
          await life.build({ output: clean, cache: `${clean}-cache`, useCache: false })
          service.close()
          expect(fingerprintsOf(site.output)).toEqual(fingerprintsOf(clean))
        },
      ),
      // This seed found stale pages of a conversation that its author had turned off.
      { numRuns: 25, seed: 3 },
    )
  })
})
