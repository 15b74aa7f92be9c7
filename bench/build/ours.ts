import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { plainDialect } from '../corpus/dialects.ts'
import { writeCorpus } from '../corpus/write-corpus.ts'
import { writeResponses } from '../corpus/write-responses.ts'
import { type Change, everyChange } from './changes.ts'
import type { Generator } from './generator.ts'

const repository = join(import.meta.dirname, '..', '..')

const picturesOnly: Change = 'all but the pictures forgotten'

/** What a peer writes, too, as far as site.yaml can say so; or all that an author gets without a setting. */
type Set = 'plain' | 'everything on'

export function ours(set: Set): Generator {
  return {
    name: 'Afterword',
    layOut: folder => {
      copyProduct(join(folder, 'product'))
      mkdirSync(join(folder, 'content'))
      writeFileSync(join(folder, 'content', 'site.yaml'), settings[set])
    },
    writePosts: (folder, posts) => {
      writeCorpus(join(folder, 'content', 'posts'), posts, plainDialect)
      if (set !== 'plain') writeResponses(join(folder, 'responses.json'), posts)
    },
    command: [
      process.execPath,
      'product/generator/cli.ts',
      ...['build', '--json', '--comments', set === 'plain' ? 'none' : 'responses.json'],
    ],
    // As `npm run build` sets it.
    environment: { NODE_COMPILE_CACHE: 'product/compiled' },
    output: '_site',
    kept: ['.cache'],
    changes: everyChange.filter(change => set !== 'plain' || change !== picturesOnly),
  }
}

/** A clone of one's own, in which the bench may change a template. */
function copyProduct(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const room of [
    'generator',
    'templates',
    'comments-api',
    'package.json',
    'package-lock.json',
  ])
    cpSync(join(repository, room), join(folder, room), { recursive: true })
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'))
}

const common =
  'title: Bench\nurl: https://bench.example\npostsPerPage: 20\nauthor: { name: Bench }\n'

const settings: Readonly<Record<Set, string>> = {
  plain: `${common}socialCards: none\ncomments: { default: none }\n`,
  'everything on': common,
}
