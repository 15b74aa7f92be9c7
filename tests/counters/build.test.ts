import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { ours } from '../../bench/build/ours.ts'
import { findBundle } from '../../generator/bundle/find-bundle.ts'
import { hashOfCode } from '../../generator/code-hash.ts'
import { root } from '../../generator/root.ts'
import { createSiteFolder, plainSite, post } from '../generator/site-folder.ts'
import { packagesAmong } from './packages-among.ts'

/**
 * What a build of 40 posts costs, the newest of which is changed, in numbers that are the same on every machine: pages
 * and feeds `rendered` · files of the site `written` · files of the `index` of the search among its assets, written on
 * top of these · files `linked` from the published site into the next one · files of the content `read` · times that a
 * file or a folder of content and site was `looked` at without being read.
 *
 * Texts of feeds come from the published feeds, each of which is looked at before it is read: decision 159.
 *
 * A number that became smaller is to be written here. What a build allocates is no such number: of the same build,
 * Node allocates twice as much in one run as in another, depending on what is compiled meanwhile.
 */
const costs: Readonly<Record<string, Cost>> = {
  'a first build': { rendered: 102, written: 137, index: 7, linked: 0, read: 41, looked: 53 },
  'nothing changed': { rendered: 0, written: 0, index: 0, linked: 0, read: 1, looked: 199 },
  'a text edited': { rendered: 11, written: 11, index: 5, linked: 128, read: 2, looked: 189 },
  'a text edited in a fresh clone': {
    rendered: 11,
    written: 11,
    index: 5,
    linked: 0,
    read: 41,
    looked: 190,
  },
  'a title edited': { rendered: 20, written: 20, index: 7, linked: 0, read: 6, looked: 179 },
  'a tag added': { rendered: 21, written: 21, index: 7, linked: 5, read: 2, looked: 179 },
  'a new post': { rendered: 22, written: 22, index: 8, linked: 4, read: 6, looked: 179 },
  'the style edited': { rendered: 58, written: 61, index: 0, linked: 19, read: 45, looked: 146 },
  'a template edited': { rendered: 103, written: 138, index: 8, linked: 0, read: 45, looked: 121 },
  'a text edited in a restored site': {
    rendered: 14,
    written: 14,
    index: 6,
    linked: 126,
    read: 43,
    looked: 124,
  },
}

/** A post more may make the record of a build so many bytes longer. */
const recordOfPost = 620

/** Of eight bytes, in Base64. */
const timeOfPost = 12

/** Of our own dependencies, what a build loads after a text was edited; one that finds nothing to do loads none. */
const packagesOfAnEdit = [
  '@mdit/plugin-alert',
  '@mdit/plugin-dl',
  'gray-matter',
  'leven',
  'luxon',
  'markdown-it',
  'markdown-it-footnote',
  'yaml',
  'zod',
]

type Cost = {
  readonly rendered: number
  readonly written: number
  readonly index: number
  readonly linked: number
  readonly read: number
  readonly looked: number
}

type Counted = Cost & { readonly posts: number; readonly change: string; readonly record: number }

const run = promisify(execFile)
const here = import.meta.dirname

const posts = 40
let builds: readonly Counted[] = []

beforeAll(async () => {
  const clone = realpathSync(mkdtempSync(join(tmpdir(), 'afterword-counted-')))
  // As while another process makes the bundle: none is made, which takes two seconds. The numbers are the same with one.
  mkdirSync(join(clone, '.bundled', `${hashOfCode(root)}.unfinished`), { recursive: true })
  ours('plain').layOut(clone)
  const words = [join(here, 'count-builds.ts'), clone, String(posts)]
  // The clone is removed at once: its compiled code is not worth keeping.
  const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' }
  const { stdout } = await run(process.execPath, words, { cwd: clone, env })
  rmSync(clone, { recursive: true })
  builds = stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
})

function buildsOf(size: number): ReadonlyMap<string, Counted> {
  return new Map(builds.filter(build => build.posts === size).map(build => [build.change, build]))
}

describe('a build', () => {
  it.each(Object.entries(costs))(
    'renders, reads and writes exactly the expected number of files: %s',
    (change, cost) => {
      expect(buildsOf(posts).get(change)).toMatchObject(cost)
    },
  )

  it.each(['nothing changed', 'a text edited', 'a title edited', 'a tag added', 'a new post'])(
    'renders, reads and writes no more files on a site of twice the size: %s',
    change => {
      const [few, many] = [posts, posts * 2].map(size => buildsOf(size).get(change))

      const { rendered, written, read } = few ?? {}
      expect(many).toMatchObject({ rendered, written, read })
    },
  )

  it('adds no more bytes per post to the record of the build than the limit allows', () => {
    const [few = 0, many = 0] = [posts, posts * 2].map(
      size => buildsOf(size).get('a first build')?.record,
    )

    expect((many - few) / posts).toBeGreaterThan(0)
    expect((many - few) / posts).toBeLessThanOrEqual(recordOfPost)
  })

  it('adds only a time per post to the record in a fresh clone', () => {
    const all = buildsOf(posts * 2)
    const changes = ['a text edited', 'a text edited in a fresh clone']
    const [edited = 0, cloned = 0] = changes.map(change => all.get(change)?.record)

    expect((cloned - edited) / (posts * 2)).toBeGreaterThan(0)
    expect((cloned - edited) / (posts * 2)).toBeLessThanOrEqual(timeOfPost)
  })

  it('loads no packages when nothing changed, and only the listed ones after an edit', async () => {
    const { ofNothing, ofAnEdit, ofTheNewest } = await loadedBy(join(here, 'run-as-written.ts'))

    expect(packagesAmong(ofNothing)).toEqual([])
    for (const change of [ofAnEdit, ofTheNewest])
      expect(packagesAmong(change)).toEqual(packagesOfAnEdit)
  })

  it('loads no packages from node_modules when it runs from the bundle', async () => {
    const { ofNothing, ofAnEdit, ofTheNewest } = await loadedBy(
      join(here, '../../generator/cli.ts'),
    )

    expect([ofNothing, ofAnEdit, ofTheNewest].map(packagesAmong)).toEqual([[], [], []])
  })

  it('has no table of HTML entities in its bundle', () => {
    const bundle = findBundle(hashOfCode(root)) ?? ''
    const scripts = readdirSync(bundle, { recursive: true, encoding: 'utf8' })
      .filter(name => /\.c?js$/.test(name))
      .map(name => readFileSync(join(bundle, name), 'utf8'))

    expect(scripts.length).toBeGreaterThan(0)
    expect(scripts.filter(script => script.includes('"&NewLine;"'))).toHaveLength(0)
  })

  it.each(['the first run of a bundle', 'a first build', 'nothing changed'])(
    'loads no modules of Node that it does not need: %s',
    async change => {
      using site = createSiteFolder({
        'site.yaml': plainSite,
        'posts/2026-01-01-one.md': post('One'),
      })
      const folder = dirname(site.content)
      if (change === 'nothing changed') await modulesOfNodeIn(folder)
      if (change === 'the first run of a bundle') forgetCompiled()

      const modules = await modulesOfNodeIn(folder)

      expect(modules).toContain('crypto')
      expect(modules.filter(name => unused.test(name))).toEqual([])
    },
  )
})

/** What `import` of `node:fs` or `node:crypto` brings along, and what `performance` does. Decision 93. */
const unused = /^(?:internal\/fs\/(?:streams|promises)|internal\/crypto\/webcrypto|perf_hooks)$/

/** The first run of a bundle keeps its compiled code. Decision 83. */
function forgetCompiled(): void {
  const bundle = findBundle(hashOfCode(root))
  if (bundle !== null) rmSync(join(bundle, 'compiled'), { recursive: true, force: true })
}

async function modulesOfNodeIn(folder: string): Promise<string[]> {
  const tell =
    'data:text/javascript,process.on("exit", () => console.log(JSON.stringify(process.moduleLoadList)))'
  const words = ['build', '--output', 'site', '--comments', 'none']
  const program = join(here, '../../generator/cli.ts')
  const { stdout } = await run(process.execPath, ['--import', tell, program, ...words], {
    cwd: folder,
  })
  const list: readonly string[] = JSON.parse(stdout)
  return list.map(name => name.replace('NativeModule ', ''))
}

/** Each is the files that a build loaded. */
type Loaded = Readonly<Record<'ofNothing' | 'ofAnEdit' | 'ofTheNewest', readonly string[]>>

async function loadedBy(program: string): Promise<Loaded> {
  using site = createSiteFolder({
    'site.yaml': `${plainSite}postsInFeed: 1\n`,
    'posts/2026-01-01-one.md': post('One'),
    'posts/2026-01-02-two.md': post('Two'),
  })
  const folder = dirname(site.content)
  const build = () => filesLoadedBy(program, folder)
  await build()

  const ofNothing = await build()
  site.write('posts/2026-01-01-one.md', post('One', '', 'Other words.'))
  const ofAnEdit = await build()
  site.write('posts/2026-01-02-two.md', post('Two', '', 'Other words.'))
  const ofTheNewest = await build()
  return { ofNothing, ofAnEdit, ofTheNewest }
}

async function filesLoadedBy(program: string, folder: string): Promise<string[]> {
  const words = ['build', '--output', 'site', '--comments', 'none']
  const all = ['--import', join(here, '../tell-modules.ts'), program, ...words]
  const { stdout } = await run(process.execPath, all, { cwd: folder })
  return JSON.parse(stdout)
}
