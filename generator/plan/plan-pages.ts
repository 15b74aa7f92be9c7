import type { Index } from '../content/read-content.ts'
import type { Site } from '../site/site.ts'
import { planAttachments } from './attachments.ts'
import type { Threads } from './conversations.ts'
import type { PlanEntry } from './entries.ts'
import { planFeed, planSitemap } from './feeds.ts'
import { planArchive, planHome, planNotFound, planTags } from './lists.ts'
import type { PlanMemory } from './memory.ts'
import type { SiteFacts } from './pages.ts'
import { planPosts, planStandalonePages } from './posts.ts'
import { createSetting, type Setting } from './setting.ts'
import { planTexts } from './texts.ts'

export type Assets = {
  readonly style: string
  readonly script: string
  readonly files: readonly {
    readonly output: string
    readonly from: string
    readonly hash: string
  }[]
}

export type PlanInput = {
  readonly site: Site
  readonly index: Index
  readonly threads: Threads
  readonly assets: Assets
  /** A hash of the templates, the generator and its libraries. */
  readonly code: string
  readonly now: number
  /** Whether the site shows what is not published. */
  readonly drafts: boolean
  /** Of an earlier plan of the same content, if there was one in this process. */
  readonly memory?: PlanMemory | undefined
}

export type Plan = {
  readonly facts: SiteFacts
  readonly entries: readonly PlanEntry[]
  /** For whoever plans more of the same content. */
  readonly setting: Setting
}

/** Everything the site will hold, in one order on every machine. */
export function planPages(input: PlanInput): Plan {
  const setting = createSetting(input)
  const entries = [
    ...planHome(setting),
    ...planPosts(setting),
    ...planStandalonePages(setting),
    ...planTags(setting),
    planArchive(setting),
    planNotFound(setting),
    planFeed(setting),
    planSitemap(setting),
    ...planTexts(setting),
    ...planAttachments(setting),
    ...input.assets.files.map(file =>
      setting.entry(file.output, { kind: 'copy', hash: file.hash, from: file.from }),
    ),
  ]
  return { facts: setting.facts, entries, setting }
}
