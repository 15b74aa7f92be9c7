import type { PlanEntry } from '../entries.ts'
import type { Setting } from '../setting.ts'
import { planCommentsFeeds } from './comments.ts'
import { planPostsFeeds } from './posts.ts'
import { planSitemaps } from './sitemap.ts'

export function planFeeds(setting: Setting): PlanEntry[] {
  return [...planPostsFeeds(setting), ...planCommentsFeeds(setting)]
}

export function planSitemap(setting: Setting, pages: readonly PlanEntry[]): PlanEntry[] {
  return planSitemaps(setting, pages)
}
