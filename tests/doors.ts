import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { sources } from './source-files.ts'

type Import = { readonly from: string; readonly to: string; readonly isTypeOnly: boolean }

export const imports = sources.flatMap(importsOf)

function importsOf(from: string): Import[] {
  const text = readFileSync(from, 'utf8')
  const patterns = [
    /^(?:import|export)\s+(type\s)?[^'"]*?from '(\.[^']+)'/gm,
    /import\(()'(\.[^']+)'\)/g,
    /^import ()'(\.[^']+)'/gm,
  ]
  return patterns.flatMap(pattern =>
    [...text.matchAll(pattern)].map(([, type, path = '']) => ({
      from,
      to: relative('.', join(dirname(from), path)),
      isTypeOnly: type !== undefined && type !== '',
    })),
  )
}

/** Imports from `room` that lead to none of `allowed`, which are beginnings of paths. */
export function closedDoors(
  room: string,
  allowed: readonly string[],
  among: readonly Import[] = imports,
): string[] {
  return among
    .filter(
      ({ from, to }) =>
        from.startsWith(room) && !to.startsWith(room) && !allowed.some(door => to.startsWith(door)),
    )
    .map(({ from, to }) => `${from} → ${to}`)
}

/** Without imports of types alone. */
export const code = imports.filter(({ isTypeOnly }) => !isTypeOnly)
