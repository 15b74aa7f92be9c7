import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { NetlifyMistake } from './mistakes.ts'
import type { TomlPlaces } from './places.ts'
import type { NetlifyFile } from './schema.ts'

/** Plug-ins inside the repository that do not exist. Netlify fails the build for them. */
export function checkNetlifyPlugins(
  file: NetlifyFile,
  places: TomlPlaces,
  root: string,
): NetlifyMistake[] {
  // A base folder changes what "." means. Plug-ins that are packages are installed later, so they are not looked for.
  if (file.build?.base !== undefined) return []
  return (file.plugins ?? []).flatMap(({ package: named }, position) => {
    if (!/^[./]/.test(named) || existsSync(join(root, named, 'manifest.yml'))) return []
    return [
      {
        ...places.placeOf(['plugins', position, 'package']),
        message: `there is no plug-in ${named}: that folder has no manifest.yml`,
        hint: 'Name the folder of a plug-in, from the root of the repository, or remove these lines.',
      },
    ]
  })
}
