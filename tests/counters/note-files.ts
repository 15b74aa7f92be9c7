import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

type Kind = 'read' | 'look' | 'write' | 'link'

/** `path` is what is read, looked at, or created. `bytes` is how much was written. */
export type Deed = { readonly kind: Kind; readonly path: string; readonly bytes: number }

const kinds: Readonly<Record<string, Kind>> = {
  open: 'read',
  readFile: 'read',
  access: 'look',
  stat: 'look',
  lstat: 'look',
  readdir: 'look',
  writeFile: 'write',
  copyFile: 'write',
  link: 'link',
}

/** From now on, the list contains whatever this process does to files, in any of Node's three interfaces. */
export function noteFiles(): readonly Deed[] {
  const deeds: Deed[] = []
  const note = withoutNested(deed => deeds.push(deed))
  const kindsOfNow = Object.entries(kinds).map(([name, kind]) => [`${name}Sync`, kind] as const)
  noteCalls(fs, [...Object.entries(kinds), ...kindsOfNow, ['existsSync', 'look']], note)
  noteCalls(fs.promises, Object.entries(kinds), note)
  // For code that imports single functions.
  syncBuiltinESMExports()
  return deeds
}

type Note = (deed: Deed, act: () => unknown) => unknown

/** Node itself uses the same functions inside others. */
function withoutNested(add: (deed: Deed) => void): Note {
  let isUnderWay = false
  return (deed, act) => {
    if (isUnderWay) return act()
    add(deed)
    isUnderWay = true
    try {
      return act()
    } finally {
      isUnderWay = false
    }
  }
}

function noteCalls(door: object, kinds: readonly (readonly [string, Kind])[], note: Note): void {
  for (const [name, kind] of kinds) {
    const real: unknown = Reflect.get(door, name)
    if (typeof real !== 'function') throw new Error(`node:fs has no ${name}`)
    const noting = (...given: unknown[]) =>
      note(describe(name, kind, given), () => Reflect.apply(real, door, given))
    Reflect.set(door, name, Object.assign(noting, real))
  }
}

function describe(name: string, kind: Kind, [first, second]: readonly unknown[]): Deed {
  const makes = name.startsWith('copy') || kind === 'link'
  return {
    kind,
    path: String(makes ? second : first),
    bytes: kind === 'write' ? sizeOf(second) : 0,
  }
}

function sizeOf(written: unknown): number {
  if (typeof written === 'string') return Buffer.byteLength(written)
  return written instanceof Uint8Array ? written.length : 0
}
