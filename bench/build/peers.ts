import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { type Dialect, hugoDialect, plainDialect, zolaDialect } from '../corpus/dialects.ts'
import { writeCorpus } from '../corpus/write-corpus.ts'
import type { Generator } from './generator.ts'

const sites = join(import.meta.dirname, '..', 'peers')

export const peerNames = ['zola', 'hugo', 'eleventy', 'astro'] as const
export type PeerName = (typeof peerNames)[number]

const finders: Readonly<Record<PeerName, () => Generator | string>> = {
  zola: findZola,
  hugo: findHugo,
  eleventy: findEleventy,
  astro: findAstro,
}

type Found = { readonly peers: readonly Generator[]; readonly leftOut: readonly string[] }

/** Those of `wanted` that are installed, and a line about each that is not. */
export function findPeers(wanted: readonly PeerName[]): Found {
  const found = wanted.map(name => finders[name]())
  return {
    peers: found.filter(peer => typeof peer !== 'string'),
    leftOut: found.filter(peer => typeof peer === 'string'),
  }
}

function findZola(): Generator | string {
  const version = askVersion('zola', ['--version'], /^zola (\S+)/)
  if (version === null) return 'Zola is not on the path and is left out'
  return {
    name: `Zola ${version}`,
    ...siteOf({ site: 'zola', posts: 'content', dialect: zolaDialect }),
    command: ['zola', 'build'],
    output: 'public',
    kept: [],
    changes: [],
  }
}

function findHugo(): Generator | string {
  const version = askVersion('hugo', ['version'], /^hugo v([\d.]+)/)
  if (version === null) return 'Hugo is not on the path and is left out'
  return {
    name: `Hugo ${version}`,
    ...siteOf({ site: 'hugo', posts: 'content/posts', dialect: hugoDialect }),
    command: ['hugo', '--quiet'],
    output: 'public',
    kept: [],
    changes: [],
  }
}

function findEleventy(): Generator | string {
  const version = installedVersion('eleventy', '@11ty/eleventy')
  if (version === null) return howToInstall('Eleventy', 'eleventy')
  return {
    name: `Eleventy ${version}`,
    ...siteOf({ site: 'eleventy', posts: 'content/posts', dialect: plainDialect }),
    command: [process.execPath, 'node_modules/@11ty/eleventy/cmd.cjs', '--quiet'],
    output: '_site',
    kept: [],
    changes: [],
  }
}

function findAstro(): Generator | string {
  const version = installedVersion('astro', 'astro')
  if (version === null) return howToInstall('Astro', 'astro')
  return {
    name: `Astro ${version}`,
    ...siteOf({ site: 'astro', posts: 'content/posts', dialect: plainDialect }),
    command: [process.execPath, 'node_modules/.bin/astro', 'build', '--silent'],
    environment: { ASTRO_TELEMETRY_DISABLED: '1' },
    output: 'dist',
    kept: ['.cache', '.astro'],
    changes: ['a body edited'],
  }
}

type Site = { readonly site: string; readonly posts: string; readonly dialect: Dialect }

function siteOf({ site, posts: into, dialect }: Site): Pick<Generator, 'layOut' | 'writePosts'> {
  return {
    layOut: folder => {
      const installed = join(sites, site, 'node_modules')
      cpSync(join(sites, site), folder, { recursive: true, filter: path => path !== installed })
      if (existsSync(installed)) symlinkSync(installed, join(folder, 'node_modules'))
    },
    writePosts: (folder, posts) => writeCorpus(join(folder, into), posts, dialect),
  }
}

function askVersion(program: string, words: readonly string[], pattern: RegExp): string | null {
  const { stdout } = spawnSync(program, words, { encoding: 'utf8' })
  return pattern.exec(stdout ?? '')?.[1] ?? null
}

function installedVersion(site: string, name: string): string | null {
  const manifest = join(sites, site, 'node_modules', name, 'package.json')
  return existsSync(manifest) ? String(JSON.parse(readFileSync(manifest, 'utf8')).version) : null
}

function howToInstall(name: string, site: string): string {
  return `${name} is not installed and is left out: npm ci --prefix bench/peers/${site}`
}
