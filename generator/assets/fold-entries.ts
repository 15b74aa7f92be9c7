import { basename, posix } from 'node:path'
import { compareText } from '../compare-text.ts'
import { hashOf } from '../hash-of.ts'

/** The files that the bundler made, by name. */
export type BundledFiles = ReadonlyMap<string, Uint8Array>

type Scripts = ReadonlyMap<string, string>

const onlyPassesOn = /^(?:import(?:\{[^}]*\}from)?"[^"]*";)+export\{([^}]*)\};\s*$/
const imported = /import\{([^}]*)\}from"\.\/([^"]*)"/g
const exported = /export\{([^}]*)\};\s*$/
/** Looked for from the beginnings of words only: a script of half a megabyte is mostly words. */
const mentioned = /(?<![\w-])[\w-]+\.js(?=")/g
const hashed = /-\w{8}(?=\.js$)/

/**
 * If a script that is loaded on demand shares modules with others, esbuild moves all of its code into a common chunk,
 * and leaves an entry of 80 bytes that only re-exports from it. A browser would have to load one after the other. So the
 * chunk takes the place of the entry. Other imports of the entry are dropped: together.ts adds them, and they name
 * scripts that are loaded already.
 */
export function foldEntries(files: BundledFiles): BundledFiles {
  const isScript = ([name]: readonly [string, unknown]) => name.endsWith('.js')
  const scripts: Scripts = new Map(
    [...files].filter(isScript).map(([name, bytes]) => [name, Buffer.from(bytes).toString()]),
  )
  const folded = nameByContent([...scripts.keys()].reduce(foldEntry, scripts))
  return new Map([
    ...[...files].filter(file => !isScript(file)),
    ...[...folded].map(([name, text]) => [name, Buffer.from(text)] as const),
  ])
}

function foldEntry(scripts: Scripts, entry: string): Scripts {
  const text = scripts.get(entry) ?? ''
  const passedOn = onlyPassesOn.exec(text)?.[1]
  const [first, second] = text.matchAll(imported)
  if (passedOn === undefined || first === undefined || second !== undefined) return scripts
  const [, taken = '', file = ''] = first
  const shared = posix.join(posix.dirname(entry), file)
  const content = scripts.get(shared)
  // A chunk that has taken the place of another entry keeps that name.
  if (content === undefined || !file.startsWith('chunk-')) return scripts
  const given = exported.exec(content)?.[1] ?? ''
  const [ofEntry, ofShared] = [namesIn(taken), namesIn(given)]
  const asked = [...namesIn(passedOn)].map(
    ([name, known]) => `${ofShared.get(ofEntry.get(known) ?? '')} as ${name}`,
  )
  const whole = content.replace(exported, () => `export{${[given, ...asked].join(',')}};\n`)
  const placed = new Map(scripts).set(entry, whole)
  placed.delete(shared)
  return new Map(
    [...placed].map(([name, text]) => [name, text.replaceAll(`${file}"`, `${basename(entry)}"`)]),
  )
}

/** For a list such as `a as b, c`, the original names by their new ones: `b` → `a`, `c` → `c`. */
function namesIn(list: string): ReadonlyMap<string, string> {
  return new Map(
    list.split(',').map(pair => {
      const [before = '', after = before] = pair.split(' as ')
      return [after, before]
    }),
  )
}

/**
 * Names files by a hash of their content. It covers everything that a file imports, directly or not, because browsers
 * keep a file for ever, with the names of its imports in it. It covers none of esbuild's names: these depend on where the
 * packages are, but one commit has to give the same files in every folder.
 */
function nameByContent(scripts: Scripts): Scripts {
  const byFile = new Map([...scripts.keys()].map(name => [basename(name), name]))
  const mentions = new Map([...scripts].map(([name, text]) => [name, text.match(mentioned) ?? []]))
  const collect = (name: string, found: Set<string>): ReadonlySet<string> => {
    if (found.has(name)) return found
    found.add(name)
    for (const file of mentions.get(name) ?? []) collect(byFile.get(file) ?? name, found)
    return found
  }
  const bare = (file: string) => file.replace(hashed, '')
  const bared = new Map(
    [...scripts].map(([name, text]) => [
      name,
      `${bare(name)}\n${text.replaceAll(mentioned, bare)}`,
    ]),
  )
  const compare = (one: string, other: string) =>
    compareText(bared.get(one) ?? '', bared.get(other) ?? '')
  const renamed = (name: string) => {
    const found = [...collect(name, new Set())].sort(compare)
    const places = new Map(found.map((each, place) => [basename(each), `${place}`]))
    const contents = found.map(each =>
      scripts.get(each)?.replaceAll(mentioned, file => places.get(file) ?? file),
    )
    return name.replace(hashed, `-${hashOf(contents.join('\n')).slice(0, 8).toUpperCase()}`)
  }
  const names = new Map([...byFile].map(([file, name]) => [file, renamed(name)]))
  const withNames = (text: string) =>
    text.replaceAll(mentioned, file => basename(names.get(file) ?? file))
  return new Map(
    [...scripts].map(([name, text]) => [names.get(basename(name)) ?? name, withNames(text)]),
  )
}
