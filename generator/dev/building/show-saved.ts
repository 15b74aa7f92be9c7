import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BuildOptions } from '../../build-options.ts'
import type { Plan } from '../../plan/plan-pages.ts'
import { planWritten } from '../../plan/posts.ts'
import { createSetting } from '../../plan/setting.ts'
import { createPrinter } from '../../render/print.ts'
import { openWorkshop } from '../../workshop.ts'
import { readSaved } from './read-saved.ts'

type Shown = {
  /** The address of the page, encoded as in a browser. */
  readonly path: string
  /** The last plan with the saved text in it, for the next save. */
  readonly plan: Plan
}

/**
 * Puts a saved text on its own page at once. The build that follows finds out what else it changes. Returns `null` if
 * anything is in doubt; the author then waits for the build. See decision 56.
 */
export function showSaved(file: string, plan: Plan, options: BuildOptions): Shown | null {
  using workshop = openWorkshop(options)
  const { folder, shownAs, configuration } = workshop
  // What eleventy.config.ts registers can change every page, and only Eleventy can run it.
  if (configuration !== null || !existsSync(folder.path)) return null
  const saved = readSaved(file, plan.input, { ...options, shownAs })
  if (saved === null) return null
  const { post, index } = saved
  const input = { ...plan.input, index }
  const setting = createSetting(input)
  const { output, show } = planWritten(setting, plan.nearest, post)
  const print = createPrinter({ facts: setting.facts, ...index, lineOf: () => post.bodyLine }, [])
  // Written beside the page and renamed: the file at its place may be shared with an earlier site through a hard
  // link.
  writeFileSync(folder.staging, print(show()))
  options.memory?.distrust(output)
  renameSync(folder.staging, join(folder.path, output))
  return { path: encodeURI(post.url), plan: { ...plan, input } }
}
