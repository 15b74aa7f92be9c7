import { join } from 'node:path'
import * as z from 'zod'
import type { Said } from '../../../diagnostic.ts'
import { nearestTo } from '../../../nearest-to.ts'
import type { NetlifyMistake } from './mistakes.ts'
import type { TomlPlaces } from './places.ts'
import { readJson } from './read-json.ts'
import type { NetlifyFile } from './schema.ts'
import { settingsOf } from './settings.ts'

const Package = z.object({ scripts: z.record(z.string(), z.string()).default({}) })

/** Commands that call missing scripts, or use variables that nobody sets. */
export function checkNetlifyCommands(
  file: NetlifyFile,
  places: TomlPlaces,
  root: string,
): NetlifyMistake[] {
  const scripts = Package.safeParse(readJson(join(root, 'package.json'))).data?.scripts
  const own = variablesOf(file)
  // A context without a command of its own runs that of [build], which is checked once.
  const written = settingsOf(file).filter(
    ({ path, command }) => path[0] === 'build' || command !== file.build?.command,
  )
  return written.flatMap(({ path, command = '' }) => {
    const place = places.placeOf([...path, 'command'])
    const isElsewhere = file.build?.base !== undefined || /\bcd\s|--prefix|-C\s/.test(command)
    return [
      ...(scripts === undefined || isElsewhere ? [] : missingScripts(command, scripts)),
      ...unknownVariables(command, own),
    ].map(said => ({ ...place, ...said }))
  })
}

function missingScripts(command: string, scripts: Readonly<Record<string, string>>): Said[] {
  const called = [...command.matchAll(/\bnpm\s+run(?:-script)?\s+(?:-\S+\s+)*([\w:.-]+)/g)]
  return called.flatMap(([, name = '']) => {
    if (Object.hasOwn(scripts, name)) return []
    const near = nearestTo(name, Object.keys(scripts))
    return [
      {
        message: `package.json has no script "${name}"`,
        hint: near === null ? 'Name one of its scripts.' : `Did you mean "npm run ${near}"?`,
      },
    ]
  })
}

function variablesOf({ build = {}, context = {} }: NetlifyFile): Set<string> {
  const environments = [build, ...Object.values(context)].map(({ environment }) => environment)
  return new Set(environments.flatMap(environment => Object.keys(environment ?? {})))
}

/** https://docs.netlify.com/configure-builds/environment-variables/#read-only-variables */
const netlifys =
  `NETLIFY BUILD_ID CONTEXT REPOSITORY_URL BRANCH HEAD COMMIT_REF CACHED_COMMIT_REF PULL_REQUEST REVIEW_ID
  URL DEPLOY_URL DEPLOY_PRIME_URL DEPLOY_ID SITE_NAME SITE_ID INCOMING_HOOK_TITLE INCOMING_HOOK_URL INCOMING_HOOK_BODY
  NODE_VERSION NPM_VERSION NPM_FLAGS NODE_ENV NETLIFY_IMAGES_CDN_DOMAIN NETLIFY_BUILD_BASE HOME PATH PWD USER LANG TZ CI`.split(
    /\s+/,
  )

/**
 * Further variables can be set in Netlify's own settings, which we cannot see, so only likely typing errors are
 * reported.
 */
function unknownVariables(command: string, own: ReadonlySet<string>): Said[] {
  return [...command.matchAll(/\$\{?([A-Za-z_]\w*)/g)].flatMap(([, name = '']) => {
    if (own.has(name) || netlifys.includes(name)) return []
    const near = nearestTo(name, netlifys)
    if (near === null) return []
    return [
      {
        severity: 'warning' as const,
        message: `"$${name}" is not a variable that Netlify sets`,
        hint: `Did you mean "$${near}"? Else set it below [build.environment].`,
      },
    ]
  })
}
