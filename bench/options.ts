import { parseArgs } from 'node:util'

export const usage = `Usage: npm run bench -- [build|service|page|scale|all] [options]
       npm run bench -- spam FILE…  labelled comments, see docs/reference/spam.md

  --posts N,N…  the sizes of the corpus (1000,10000)
  --rounds N    how often everything is measured, in turns (3)
  --database ADDRESS  what the service stores in, such as postgres://localhost/bench (a new SQLite file)
  --json        print the results as JSON
  --out FILE    write them there as JSON, too`

const parts = ['all', 'build', 'service', 'page', 'scale', 'spam'] as const

export type Asked = {
  readonly part: (typeof parts)[number]
  readonly files: readonly string[]
  readonly posts: readonly number[]
  readonly rounds: number
  readonly database: string | undefined
  readonly json: boolean
  readonly out: string | undefined
}

/** Throws a TypeError that says what is wrong with the command. */
export function readOptions(words: string[]): Asked {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      posts: { type: 'string', default: '1000,10000' },
      rounds: { type: 'string', default: '3' },
      database: { type: 'string' },
      json: { type: 'boolean', default: false },
      out: { type: 'string' },
    },
  })
  const [name = 'all', ...files] = positionals
  const part = parts.find(known => known === name)
  if (part === undefined) throw new TypeError(`there is nothing called "${name}" to measure`)
  return {
    part,
    files,
    posts: values.posts.split(',').map(size => readNumber('--posts', size)),
    rounds: readNumber('--rounds', values.rounds),
    database: values.database,
    json: values.json,
    out: values.out,
  }
}

function readNumber(option: string, text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1)
    throw new TypeError(`${option} ${text}: write a whole number above 0`)
  return number
}
