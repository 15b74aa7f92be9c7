import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import * as z from 'zod'
import type { NetlifyMistake } from './mistakes.ts'
import type { TomlPlaces } from './places.ts'
import type { NetlifyFile } from './schema.ts'

/** The folder that a build writes to unless it is told otherwise, relative to the project. */
export const usualOutput = '_site'

/** Netlify must publish what the build writes, and should run it on the runtime that this project pins. */
export function checkNetlifyBuild(
  file: NetlifyFile,
  places: TomlPlaces,
  root: string,
): NetlifyMistake[] {
  return [
    ...settingsOf(file).flatMap(setting => complaintAboutFolder(setting, places)),
    ...complaintsAboutRuntime(file, places, root),
  ]
}

/** The settings of [build] or of one context. A context inherits from [build] what it does not set itself. */
type Setting = {
  readonly path: readonly string[]
  /** The setting that the context changes. */
  readonly key: 'publish' | 'command'
  readonly publish: string | undefined
  readonly command: string | undefined
}

export function settingsOf({ build = {}, context = {} }: NetlifyFile): Setting[] {
  const { publish, command } = build
  const own = Object.entries(context)
    .map(([name, { build: nested, ...settings }]) => ({
      name,
      settings: { ...nested, ...settings },
    }))
    .filter(({ settings }) => (settings.publish ?? settings.command) !== undefined)
  return [
    { path: ['build'], key: 'publish', publish, command },
    ...own.map(({ name, settings }) => ({
      path: ['context', name],
      key: settings.publish === undefined ? ('command' as const) : ('publish' as const),
      publish: settings.publish ?? publish,
      command: settings.command ?? command,
    })),
  ]
}

function complaintAboutFolder(
  { path, key, publish, command }: Setting,
  places: TomlPlaces,
): NetlifyMistake[] {
  const written = outputOf(command ?? '') ?? usualOutput
  if (written.includes('$')) return []
  if (publish === undefined)
    return path[0] === 'build' ? [{ ...places.placeOf(path), ...withoutPublish(written) }] : []
  if (plainFolder(publish) === plainFolder(written)) return []
  return [{ ...places.placeOf([...path, key]), ...otherFolder(publish, written) }]
}

function outputOf(command: string): string | null {
  return /--output[=\s]+(?:"([^"]+)"|'([^']+)'|(\S+))/.exec(command)?.slice(1).find(Boolean) ?? null
}

/** Netlify ignores a slash at either end. */
function plainFolder(folder: string): string {
  return posix.normalize(`/${folder}/`)
}

const Pinned = z.object({ optionalDependencies: z.record(z.string(), z.string()) })

function complaintsAboutRuntime(
  { build = {}, context = {} }: NetlifyFile,
  places: TomlPlaces,
  root: string,
): NetlifyMistake[] {
  const pinned = pinnedRuntime(root)
  if (pinned === null) return []
  const settings = [
    { path: ['build', 'environment'], environment: build.environment },
    ...Object.entries(context).map(([name, { environment }]) => ({
      path: ['context', name, 'environment'],
      environment,
    })),
  ]
  const other = settings.flatMap(({ path, environment }) => {
    const version = environment?.['NODE_VERSION']
    if (version === undefined || version.replace(/^v/, '') === pinned) return []
    return [{ ...places.placeOf([...path, 'NODE_VERSION']), ...otherRuntime(version, pinned) }]
  })
  const isGiven =
    build.environment?.['NODE_VERSION'] !== undefined ||
    ['.nvmrc', '.node-version'].some(name => existsSync(join(root, name)))
  return isGiven ? other : [...other, { ...places.placeOf(['build']), ...withoutRuntime(pinned) }]
}

/** The version of the packages that install Node; `null` if there are none, or if platforms differ. */
function pinnedRuntime(root: string): string | null {
  const packages = Pinned.safeParse(readJson(join(root, 'package.json')))
  if (!packages.success) return null
  const versions = Object.entries(packages.data.optionalDependencies)
    .filter(([name]) => /^node-(?:bin-)?(?:darwin|linux|win)/.test(name))
    .map(([, version]) => version)
  return versions.every(version => version === versions[0]) ? (versions[0] ?? null) : null
}

export function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

function withoutPublish(written: string): Omit<NetlifyMistake, 'line' | 'column'> {
  return {
    severity: 'warning',
    message: 'the folder that Netlify publishes is not named, and may be the whole repository',
    hint: `Add publish = "${written}" to [build].`,
  }
}

function otherFolder(publish: string, written: string): Omit<NetlifyMistake, 'line' | 'column'> {
  return {
    message: `Netlify publishes "${publish}", but the build writes "${written}"`,
    hint: `Write publish = "${written}", or give the command --output ${publish}.`,
  }
}

function otherRuntime(version: string, pinned: string): Omit<NetlifyMistake, 'line' | 'column'> {
  return {
    severity: 'warning',
    message: `Netlify installs with Node ${version}, but package.json pins ${pinned}`,
    hint: `Write NODE_VERSION = "${pinned}".`,
  }
}

function withoutRuntime(pinned: string): Omit<NetlifyMistake, 'line' | 'column'> {
  return {
    severity: 'warning',
    message: 'Netlify chooses the version of Node, which may be another than package.json pins',
    hint: `Add NODE_VERSION = "${pinned}" to [build.environment].`,
  }
}
