import { posix } from 'node:path'
import type { Remark } from '../../../hosting/text-lines.ts'
import type { NetlifyMistake } from './mistakes.ts'
import type { TomlPlaces } from './places.ts'
import type { NetlifyFile } from './schema.ts'
import { type Setting, settingsOf } from './settings.ts'

/** The folder that a build writes to unless it is told otherwise, relative to the project. */
export const usualOutput = '_site'

/** Netlify must publish what the build writes. */
export function checkFolder(file: NetlifyFile, places: TomlPlaces): NetlifyMistake[] {
  return settingsOf(file).flatMap(setting => complaintAboutFolder(setting, places))
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

function withoutPublish(written: string): Remark {
  return {
    severity: 'warning',
    message: 'the folder that Netlify publishes is not named, and may be the whole repository',
    hint: `Add publish = "${written}" to [build].`,
  }
}

function otherFolder(publish: string, written: string): Remark {
  return {
    message: `Netlify publishes "${publish}", but the build writes "${written}"`,
    hint: `Write publish = "${written}", or give the command --output ${publish}.`,
  }
}
