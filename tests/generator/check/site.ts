import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { type CheckReport, check } from '../../../generator/check/check.ts'
import type { Diagnostic } from '../../../generator/diagnostic.ts'
import { bareEnvironment } from '../../bare-environment.ts'
import { createSiteFolder, type SiteFolder } from '../site-folder.ts'

type CheckedSite = SiteFolder & {
  check(): Promise<CheckReport>
  /** The mistakes as their author reads them: the place, the code and the message. */
  report(): Promise<string[]>
  /** Runs the real command, in the folder above `content`. */
  run(...words: readonly string[]): ReturnType<typeof runCheckCommand>
}

export function createCheckedSite(files: Readonly<Record<string, string>>): CheckedSite {
  const site = createSiteFolder(files)
  const root = join(site.content, '..')
  const checkSite = () =>
    check({
      content: site.content,
      output: site.output,
      cache: join(root, 'cache'),
      now: Date.parse('2026-11-20T12:00:00Z'),
      drafts: false,
      keepGoing: false,
      useCache: true,
      requireComments: false,
      comments: { kind: 'none' },
      external: false,
      saveAddresses: false,
      project: root,
      tell: () => {},
    })
  return {
    ...site,
    check: checkSite,
    report: async () => (await checkSite()).diagnostics.map(found => inWords(found, root)),
    run: (...words) => runCheckCommand(root, words),
  }
}

function inWords({ file, line, column, code, message }: Diagnostic, root: string): string {
  return `${resolve(file).slice(root.length + 1)}:${line}:${column} ${code} ${message}`
}

function runCheckCommand(cwd: string, words: readonly string[]) {
  const all = [resolve('generator/cli.ts'), 'check', '--comments', 'none', ...words]
  return spawnSync(process.execPath, all, {
    cwd,
    encoding: 'utf8',
    env: { ...bareEnvironment, SOURCE_DATE_EPOCH: '1795176000' },
  })
}

/** The mistakes of a site with these files. */
export async function checked(files: Readonly<Record<string, string>>): Promise<string[]> {
  using site = createCheckedSite(files)
  return await site.report()
}
