import { launchBrowser } from '../../tests/browser.ts'
import { findFreePort } from '../../tests/free-port.ts'
import type { Row } from '../measure/results.ts'
import { summarise } from '../measure/summarise.ts'
import type { MeasuredPage } from './measured-site.ts'

type Lighthouse = typeof import('lighthouse')
type Scores = ReadonlyMap<string, number>

/** The four scores of Lighthouse, for a phone and for a desktop computer. Empty if it is not installed. */
export async function scorePages(
  url: string,
  pages: readonly MeasuredPage[],
  rounds: number,
): Promise<Row[]> {
  const lighthouse = await importLighthouse()
  if (lighthouse === null) {
    console.error(`Lighthouse is not installed: npm install --no-save ${release}`)
    return []
  }
  const port = await findFreePort()
  const browser = await launchBrowser([`--remote-debugging-port=${port}`])
  try {
    const rows: Row[] = []
    for (const { name, path } of pages) {
      for (const device of ['phone', 'desk'] as const) {
        const score = () => scorePage(lighthouse, { url: url + path, port, device })
        rows.push(...rowsOf(`${name}, ${device}`, await repeat(rounds, score)))
      }
    }
    return rows
  } finally {
    await browser.close()
  }
}

async function importLighthouse(): Promise<Lighthouse | null> {
  try {
    // biome-ignore lint/correctness/noUndeclaredDependencies: a peer that is measured with where somebody installed it.
    return await import('lighthouse')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')
      return null
    throw error
  }
}

/** The newest release that works with Playwright: https://github.com/GoogleChrome/lighthouse/issues/16962 */
const release = 'lighthouse@13.0.3'

const onlyCategories = ['performance', 'accessibility', 'best-practices', 'seo']

type Subject = {
  readonly url: string
  readonly port: number
  readonly device: 'phone' | 'desk'
}

/** Uses Lighthouse's own settings: a slow phone and network by default, or its desktop configuration. */
async function scorePage(lighthouse: Lighthouse, { url, port, device }: Subject): Promise<Scores> {
  const config = device === 'desk' ? lighthouse.desktopConfig : undefined
  const run = await lighthouse.default(url, { port, logLevel: 'error', onlyCategories }, config)
  if (run === undefined || run.lhr.runtimeError !== undefined)
    throw new Error(`Lighthouse on ${url}: ${run?.lhr.runtimeError?.message}`)
  const categories = Object.values(run.lhr.categories)
  return new Map(categories.map(({ title, score }) => [title, (score ?? Number.NaN) * 100]))
}

function rowsOf(what: string, runs: readonly Scores[]): Row[] {
  const [first] = runs
  return [...(first?.keys() ?? [])].map(title =>
    summarise(
      { group: 'Lighthouse', what: `${what}: ${title}`, unit: 'of 100' },
      runs.map(run => run.get(title) ?? Number.NaN),
    ),
  )
}

async function repeat<Result>(times: number, run: () => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  for (let round = 0; round < times; round += 1) results.push(await run())
  return results
}
