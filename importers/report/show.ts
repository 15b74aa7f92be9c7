import { printable } from '../../generator/report/printable.ts'
import { type Reason, reasons } from './reasons.ts'
import type { Report, Sum, ThreadReport } from './report.ts'

/** `--json` has all of them. */
const mostLines = 100

export function showReport(report: Report): string {
  const { kinds, posts, threads, notes } = report
  const unmatched = threads.filter(({ matchedBy }) => matchedBy === 'nothing')
  const sections = [
    [headline(report)],
    Object.entries(kinds).map(([kind, sum]) => `${kind}s: ${told(sum)}`),
    titled(
      'Posts',
      posts.map(({ file, address }) => printable(`${file}  ${address}`)),
    ),
    titled('Threads', threads.filter(({ matchedBy }) => matchedBy !== 'nothing').map(threadLine)),
    titled(
      `Comments that match no post, kept under threads of their own; see --map`,
      unmatched.map(threadLine),
    ),
    titled('To look at', byMessage(notes)),
    next(report),
  ]
  return `${sections
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`
}

function headline({ source, dryRun, ...sum }: Report): string {
  return `${source}${dryRun ? ', a dry run: nothing was written' : ''}: ${told(sum)}`
}

function told({ read, imported, skipped }: Sum): string {
  const left = Object.entries(skipped).map(
    ([reason, number]) => `${number} ${reasons[reason as Reason]}`,
  )
  const sum = Object.values(skipped).reduce((total, number) => total + number, 0)
  return `read ${read}, imported ${imported}, skipped ${sum}${sum === 0 ? '' : ` (${left.join(', ')})`}`
}

function titled(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return []
  const more = lines.length - mostLines
  return [
    `${title}:`,
    ...lines.slice(0, mostLines).map(line => `  ${line}`),
    ...(more > 0 ? [`  and ${more} more, all of them in --json`] : []),
  ]
}

/** A message about several things is shown once. */
function byMessage(notes: Report['notes']): string[] {
  const groups = Map.groupBy(notes, ({ message }) => message)
  return [...groups].map(([message, of]) => {
    const places = of.slice(0, 3).map(({ where }) => printable(where))
    const more = of.length - places.length
    return `${printable(message)}\n      ${places.join('\n      ')}${more > 0 ? `\n      and ${more} more` : ''}`
  })
}

function threadLine(report: ThreadReport): string {
  const { ids = [], urls = [] } = report.reference
  return `${report.thread}  (${printable([...urls, ...ids].join(', '))}): ${told(report)}`
}

function next({ archive, dryRun }: Report): string[] {
  if (archive === null) return []
  const words = dryRun ? 'The comments would be in' : 'The comments are in'
  return [`${words} ${archive}`, `  import them with  npm run comments -- import ${typed(archive)}`]
}

/** Quotes a path so that a shell reads it back. */
function typed(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`
}
