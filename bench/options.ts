import { type ParseArgsConfig, parseArgs } from 'node:util'
import { type PeerName, peerNames } from './build/peers.ts'
import { type Engine, engines } from './service/prepare/store-comments.ts'

export const usage = `Usage: npm run bench -- [build|service|page|scale|all] [options]
       npm run bench -- spam FILE…  labelled comments, see docs/reference/spam.md

  --posts N,N…  the sizes of the corpus (1000,10000)
  --rounds N    how often everything is measured, in turns (3)
  --comments N  how many the service has stored (50000)
  --seconds N   how long a load of the service lasts (2)
  --on NAME,NAME  what it stores in (sqlite,postgres)
  --peers NAME,NAME  whom builds stand beside, or none (zola,hugo,eleventy,astro)
  --json        print the results as JSON
  --out FILE    keep them there as JSON, beside what else was measured on this machine`

const options = {
  posts: { type: 'string', default: '1000,10000' },
  rounds: { type: 'string', default: '3' },
  comments: { type: 'string', default: '50000' },
  seconds: { type: 'string', default: '2' },
  on: { type: 'string', default: engines.join(',') },
  peers: { type: 'string', default: peerNames.join(',') },
  json: { type: 'boolean', default: false },
  out: { type: 'string' },
} as const satisfies ParseArgsConfig['options']

const parts = ['all', 'build', 'service', 'page', 'scale', 'spam'] as const

export type Asked = {
  readonly part: (typeof parts)[number]
  readonly files: readonly string[]
  readonly posts: readonly number[]
  readonly rounds: number
  readonly comments: number
  readonly seconds: number
  readonly engines: readonly Engine[]
  readonly peers: readonly PeerName[]
  readonly json: boolean
  readonly out: string | undefined
}

/** Throws a TypeError that says what is wrong with the command. */
export function readOptions(words: string[]): Asked {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options,
  })
  const [name = 'all', ...files] = positionals
  const part = parts.find(one => one === name)
  if (part === undefined) throw new TypeError(`there is nothing called "${name}" to measure`)
  return {
    part,
    files,
    posts: values.posts.split(',').map(size => readNumber('--posts', size)),
    rounds: readNumber('--rounds', values.rounds),
    comments: readNumber('--comments', values.comments),
    seconds: readSeconds(values.seconds),
    engines: readNames('--on', values.on, engines),
    peers: values.peers === 'none' ? [] : readNames('--peers', values.peers, peerNames),
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

function readSeconds(text: string): number {
  const seconds = Number(text)
  if (!(seconds > 0 && seconds <= 600))
    throw new TypeError(`--seconds ${text}: write a number above 0, 600 at most`)
  return seconds
}

function readNames<Name extends string>(
  option: string,
  text: string,
  names: readonly Name[],
): Name[] {
  return text.split(',').map(asked => {
    const known = names.find(name => name === asked)
    if (known === undefined) throw new TypeError(`${option} ${asked}: write ${names.join(' or ')}`)
    return known
  })
}
