import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { Remark } from '../../../hosting/text-lines.ts'
import type { NetlifyMistake } from './mistakes.ts'
import type { TomlPlaces } from './places.ts'
import { readJson } from './read-json.ts'
import type { NetlifyFile } from './schema.ts'

const Pinned = z.object({ optionalDependencies: z.record(z.string(), z.string()) })

/** Netlify should run the build on the runtime that this project pins. */
export function checkRuntime(
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

function otherRuntime(version: string, pinned: string): Remark {
  return {
    severity: 'warning',
    message: `Netlify installs with Node ${version}, but package.json pins ${pinned}`,
    hint: `Write NODE_VERSION = "${pinned}".`,
  }
}

function withoutRuntime(pinned: string): Remark {
  return {
    severity: 'warning',
    message: 'Netlify chooses the version of Node, which may be another than package.json pins',
    hint: `Add NODE_VERSION = "${pinned}" to [build.environment].`,
  }
}
