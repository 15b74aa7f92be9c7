import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BuildOptions } from '../../build-options.ts'
import type { Plan } from '../../plan/plan-pages.ts'
import { planWritten } from '../../plan/posts.ts'
import { createSetting } from '../../plan/setting.ts'
import { createPrinter } from '../../render/print.ts'
import { openWorkshop } from '../../workshop.ts'
import { readSaved } from './read-saved.ts'

export type Shown = {
  /** The page's address as a browser has it. */
  readonly path: string
  /** The last one with what was saved in it, for the next that is saved. */
  readonly plan: Plan
}

/**
 * Puts a text that was saved on its own page at once; the build that follows finds out what else it
 * changes. `null` where anything is in doubt: then the build alone answers. Decision 56.
 */
export function showSaved(file: string, plan: Plan, options: BuildOptions): Shown | null {
  const workshop = openWorkshop(options)
  const { folder, shownAs, configuration } = workshop
  try {
    // Whatever that file registers works on every page, and only Eleventy calls it.
    if (configuration !== null || !existsSync(folder.path)) return null
    const saved = readSaved(file, plan.input, { ...options, shownAs })
    if (saved === null) return null
    const { post, index } = saved
    const input = { ...plan.input, index }
    const setting = createSetting(input)
    const { output, show } = planWritten(setting, plan.nearest, post)
    const print = createPrinter({ facts: setting.facts, ...index, lineOf: () => post.bodyLine }, [])
    // In one piece, and into no file that is there: the site before this one may share it.
    writeFileSync(folder.staging, print(show()))
    options.memory?.distrust(output)
    renameSync(folder.staging, join(folder.path, output))
    return { path: encodeURI(post.url), plan: { ...plan, input } }
  } finally {
    workshop.close()
  }
}
