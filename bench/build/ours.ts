import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { plainDialect } from '../corpus/dialects.ts'
import { writeCorpus } from '../corpus/write-corpus.ts'
import { writeResponses } from '../corpus/write-responses.ts'
import { everyChange } from './changes.ts'
import type { Generator } from './generator.ts'

const repository = join(import.meta.dirname, '..', '..')

/**
 * `plain` is what a peer writes, too, as far as site.yaml can say so. `everything on` is what an author gets without
 * any setting.
 */
type Features = 'plain' | 'everything on'

export function ours(set: Features): Generator {
  const options = `--json --comments ${set === 'plain' ? 'none' : 'responses.json'}`
  return {
    name: 'Afterword',
    layOut: folder => {
      copyClone(folder)
      mkdirSync(join(folder, 'content'))
      writeFileSync(join(folder, 'content', 'site.yaml'), settings[set])
    },
    writePosts: (folder, posts) => {
      writeCorpus(join(folder, 'content', 'posts'), posts, plainDialect)
      if (set !== 'plain') writeResponses(join(folder, 'responses.json'), posts)
    },
    command: script('build', options),
    // As in netlify.toml.
    commandAfter: { 'a body edited in a restored site': script('build', `${options} --in-place`) },
    settleAfter: { 'a template edited': settleBundle },
    environment,
    output: '_site',
    kept: ['.cache'],
    changes: everyChange,
  }
}

/** What `npm run` runs in a clone, without the time that npm itself takes. */
export function script(name: 'build' | 'start', options: string): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'))
  return ['sh', '-c', `${scripts[name]} ${options}`]
}

export const environment = {
  PATH: `${join(repository, 'node_modules', '.bin')}:${process.env['PATH']}`,
}

/**
 * Copies a clone in which the bench may change a template. What Node compiles from it is kept there, too. It is
 * prepared as `npm ci` does it.
 */
function copyClone(folder: string): void {
  const packages = join(folder, 'node_modules')
  mkdirSync(packages, { recursive: true })
  for (const room of [
    'generator',
    'templates',
    'comments-api',
    'package.json',
    'package-lock.json',
  ])
    cpSync(join(repository, room), join(folder, room), { recursive: true })
  for (const name of readdirSync(join(repository, 'node_modules')))
    if (name !== '.cache') symlinkSync(join(repository, 'node_modules', name), join(packages, name))
  makeBundle(folder)
}

function makeBundle(folder: string): void {
  execFileSync(process.execPath, [join(folder, 'generator', 'bundle', 'make-bundle.ts')])
}

/**
 * A build of edited code leaves a process that makes a bundle of it. If that has begun, this waits until it has
 * finished.
 */
async function settleBundle(folder: string): Promise<void> {
  makeBundle(folder)
  const isUnfinished = () =>
    readdirSync(join(folder, '.bundled')).some(name => name.endsWith('.unfinished'))
  while (isUnfinished()) await setTimeout(50)
}

const common =
  'title: Bench\nurl: https://bench.example\npostsPerPage: 20\nauthor: { name: Bench }\n'

const settings: Readonly<Record<Features, string>> = {
  plain: `${common}syntaxHighlighting: false\nsocialCards: none\ncomments: { default: none }\n`,
  'everything on': common,
}
