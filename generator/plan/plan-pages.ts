import type { Index } from '../content/read-content.ts'
import type { Site } from '../site/site.ts'
import { planAuthors } from './authors.ts'
import type { Threads } from './conversation/conversations.ts'
import { planResponses } from './conversation/responses.ts'
import type { KnownPlan, PlanEntry } from './entries.ts'
import { planCommentsFeeds } from './feeds/comments.ts'
import { planPostsFeeds } from './feeds/posts.ts'
import { planSitemap } from './feeds/sitemap.ts'
import { planAttachments } from './images/attachments.ts'
import { chooseIcons, type IconFile, planIcons } from './images/icons.ts'
import { planImages } from './images/images.ts'
import { planSocialCards } from './images/social-cards.ts'
import { planArchive, planHome, planNotFound, planTags } from './lists.ts'
import type { PlanMemory } from './memory.ts'
import { planPosts, planStandalonePages } from './posts.ts'
import { type Nearest, nearestPosts } from './related.ts'
import { type PlannedVolume, planSearch } from './search.ts'
import { planSeries } from './series.ts'
import { createSetting, type Setting } from './setting.ts'
import type { PageAssets, SiteFacts } from './showing/site-facts.ts'
import { planTexts } from './texts/texts.ts'

export type Assets = PageAssets & {
  /** The script of the search page. */
  readonly search: string
  /** The owner's paper colours; `null` for ours. */
  readonly paper: { readonly light: string; readonly dark: string } | null
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
  /** For a site that has none of its own. */
  readonly icons?: readonly IconFile[]
  /** A hash of the templates, the generator and its libraries. */
  readonly code: string
  readonly now: number
  /** Whether the site shows what is not published. */
  readonly drafts: boolean
  /** From an earlier plan of the same content in this process, if there was one. */
  readonly memory?: PlanMemory | undefined
  /** The nearest posts of each, as last computed. */
  readonly nearest?: Nearest | undefined
  readonly known?: KnownPlan | undefined
  /** Prepares a text for social cards; `null` if letters are missing. */
  readonly drawable: (text: string) => string | null
}

export type Plan = {
  /** What the plan was made from. */
  readonly input: PlanInput
  readonly facts: SiteFacts
  readonly entries: readonly PlanEntry[]
  /** For code that adds to the plan. */
  readonly setting: Setting
  readonly nearest: Nearest
  /** The search index, which is made from the finished pages. */
  readonly search: readonly PlannedVolume[]
}

/** Every file of the site, in the same order on every machine. */
export function planPages(input: PlanInput): Plan {
  const icons = chooseIcons(input.index, input.icons ?? [])
  const setting = createSetting(input)
  const search = planSearch(setting, input.assets.search)
  const nearest = (input.known && input.nearest) ?? nearestPosts(input.index.posts, input.nearest)
  const pages = planEachPage(setting, nearest)
  const entries = [
    ...pages,
    ...planBeside(setting, { pages, icons }),
    ...search.entries,
    ...planAssets(setting, input.assets),
  ]
  return { input, facts: setting.facts, entries, setting, search: search.volumes, nearest }
}

function planEachPage(setting: Setting, nearest: Nearest): readonly PlanEntry[] {
  return [
    ...planHome(setting),
    ...planPosts(setting, nearest),
    ...planResponses(setting),
    ...planStandalonePages(setting),
    ...planTags(setting),
    ...planSeries(setting),
    ...planAuthors(setting),
    planArchive(setting),
    planNotFound(setting),
  ]
}

type Beside = {
  readonly pages: readonly PlanEntry[]
  readonly icons: ReturnType<typeof chooseIcons>
}

/** For machines, and what pages show besides words. */
function planBeside(setting: Setting, { pages, icons }: Beside): readonly PlanEntry[] {
  return [
    ...planPostsFeeds(setting),
    ...planCommentsFeeds(setting),
    ...planSitemap(setting, pages),
    ...planTexts(setting, icons),
    ...planIcons(setting, icons),
    ...planAttachments(setting),
    ...planImages(setting),
    ...planSocialCards(setting),
  ]
}

function planAssets({ entry }: Setting, { files }: Assets): readonly PlanEntry[] {
  return files.map(({ output, hash, from }) => entry(output, { kind: 'copy', hash, from }))
}
