import { join, resolve } from 'node:path'
import { buildSite } from '../build.ts'
import type { BuildOptions } from '../build-options.ts'
import type { BuiltContent } from '../build-report.ts'
import { type Diagnostic, inReadingOrder, isError } from '../diagnostic.ts'
import { ContentError, UsageError } from '../errors.ts'
import { startStopwatch, type Timings } from '../stopwatch.ts'
import { type BuiltSite, readBuiltSite } from './output/built-site.ts'
import { checkOutput } from './output/check-output.ts'
import {
  checkExternalLinks,
  type ExternalFindings,
} from './output/external-links/check-external-links.ts'
import { externalLinksOf } from './output/external-links/links-of-site.ts'
import { checkNetlify } from './output/netlify/check-netlify.ts'
import { usualOutput } from './output/netlify/folder.ts'
import { rememberAddresses } from './remember-addresses.ts'

export type CheckOptions = BuildOptions & {
  /** The folder that holds netlify.toml. */
  readonly project: string
  /** Whether to ask other sites whether the linked addresses exist. */
  readonly external: boolean
  readonly saveAddresses: boolean
}

export type CheckReport = {
  readonly pages: number
  readonly files: number
  /** How many pages had to be parsed. The facts of the others were remembered from an earlier check. */
  readonly parsed: number
  readonly diagnostics: readonly Diagnostic[]
  readonly timings: Timings
  readonly notices: readonly string[]
}

/**
 * Builds the site and checks what was published. Mistakes in the content are reported; any other error of the build is
 * thrown.
 */
export async function check(options: CheckOptions): Promise<CheckReport> {
  if (options.drafts && options.saveAddresses)
    throw new UsageError('--save-addresses: the addresses of drafts are not published')
  const built = await buildOrMistakes(options)
  if (built instanceof ContentError) return withoutPages(built, options)
  const stopwatch = startStopwatch(options.tell)
  const { step } = stopwatch

  step('read pages')
  const site = readBuiltSite(built, options)

  step('check')
  const addresses = rememberAddresses(built, site, options)
  const found = [...checkOutput(site), ...checkHost(built, site, options), ...addresses.diagnostics]

  step('ask other sites')
  const others = options.external ? await askOthers(site, options) : nobodyAsked

  const told = withoutMilder(built.report.diagnostics, found)
  const known = new Set(told.map(placeOf))
  const news = [...found, ...others.diagnostics].filter(one => !known.has(placeOf(one)))
  return {
    pages: site.pages.length,
    files: site.files.size,
    parsed: site.parsed,
    diagnostics: inReadingOrder([...told, ...news]),
    timings: { ...built.report.timings, ...stopwatch.stop() },
    notices: [...built.report.notices, ...addresses.notices, ...others.notices],
  }
}

async function buildOrMistakes(options: CheckOptions): Promise<BuiltContent | ContentError> {
  try {
    return await buildSite(options)
  } catch (error) {
    if (error instanceof ContentError) return error
    throw error
  }
}

/**
 * Without pages, only netlify.toml can be checked. It is reported together with the mistakes that stopped the build.
 */
function withoutPages({ diagnostics }: ContentError, { project }: CheckOptions): CheckReport {
  return {
    pages: 0,
    files: 0,
    parsed: 0,
    diagnostics: inReadingOrder([...diagnostics, ...checkNetlify(project)]),
    timings: {},
    notices: [],
  }
}

function checkHost(
  { index }: BuiltContent,
  site: BuiltSite,
  { project, output }: CheckOptions,
): Diagnostic[] {
  const hasConversations = [...index.published.values()].some(post => post.comments.kind !== 'none')
  // Netlify publishes the usual output folder. A site built into another folder is not the one to compare with.
  const isPublished = resolve(output) === resolve(project, usualOutput)
  const facts = { hasConversations, origin: site.origin }
  return checkNetlify(project, isPublished ? { ...facts, site } : facts)
}

const nobodyAsked: ExternalFindings = { diagnostics: [], notices: [] }

function askOthers(site: BuiltSite, { cache, now, tell }: CheckOptions): Promise<ExternalFindings> {
  return checkExternalLinks(externalLinksOf(site), {
    cache: join(cache, 'external-links.json'),
    siteUrl: site.origin,
    now: () => now,
    tell: ({ asked, total }) => tell(`asked ${asked} of ${total} addresses elsewhere`),
  })
}

/** A warning of the build that is a mistake for the check, such as a dead link of the navigation, is said once. */
function withoutMilder(ofBuild: readonly Diagnostic[], found: readonly Diagnostic[]) {
  const lineOf = ({ file, line, code }: Diagnostic) => `${file}:${line} ${code}`
  const mistakes = new Set(found.filter(isError).map(lineOf))
  return ofBuild.filter(one => isError(one) || !mistakes.has(lineOf(one)))
}

/**
 * Identifies a diagnostic by its place and code, so that what the check of the content reported is not reported twice.
 */
function placeOf({ file, line, column, code }: Diagnostic): string {
  return `${file}:${line}:${column} ${code}`
}
