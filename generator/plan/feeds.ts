import type { PlanEntry } from './entries.ts'
import { planCommentsFeeds } from './feeds-comments.ts'
import { planPostsFeeds } from './feeds-posts.ts'
import type { Setting } from './setting.ts'
import { planSitemaps } from './sitemap.ts'

export function planFeeds(setting: Setting): PlanEntry[] {
  return [...planPostsFeeds(setting), ...planCommentsFeeds(setting)]
}

export function planSitemap(setting: Setting, pages: readonly PlanEntry[]): PlanEntry[] {
  return planSitemaps(setting, pages)
}
