import type { ImportKind, Location, Message, PartialMessage } from 'esbuild'
import type { Diagnostic } from '../diagnostic.ts'

export const pluginOfTheme = 'themed'

type Explained = Pick<Diagnostic, 'message' | 'hint'> & { readonly location: Location | null }

/** An address on another site, or a whole file as an address: both with what to do instead. */
export function elsewhere(address: string, kind: ImportKind): PartialMessage {
  const text = `"${address.slice(0, 60)}" is not a file of this site`
  return { text, notes: [{ text: insteadOf(address, kind) }] }
}

function insteadOf(address: string, kind: ImportKind): string {
  if (/^data:/i.test(address)) return 'Put it into a file beside theme.css, and name that.'
  if (kind !== 'import-rule')
    return 'Put a copy of the file beside theme.css, and name that: url("a-name.woff2").'
  return 'Put its rules into theme.css. Of a font, put the .woff2 file beside theme.css, and name it in an @font-face rule: docs/guides/theming.md shows one.'
}

/** The bundler speaks to programmers, about modules and loaders. */
export function explain({ text, location, notes, pluginName }: Message): Explained {
  const note = notes[0]
  const own = pluginName === pluginOfTheme ? note?.text : undefined
  if (own !== undefined) return { message: text, hint: own, location }
  const missing = /^Could not resolve "(.*)"$/.exec(text)?.[1]
  if (missing !== undefined)
    return {
      message: `"${missing}" is not there`,
      hint: 'Put the file beside theme.css, or correct its name.',
      location,
    }
  const unreadable = /^No loader is configured for ".*" files: (?:.*\/)?(.*)$/.exec(text)?.[1]
  if (unreadable !== undefined)
    return {
      message: `"${unreadable}" is no file that a theme can hold`,
      hint: 'A theme holds fonts as .woff2, and pictures as .svg, .png, .webp or .avif: convert the file.',
      location,
    }
  const [, end, opened] = /^Expected "(.)" to go with "(.)"$/.exec(text) ?? []
  if (opened !== undefined)
    return {
      message: `"${opened}" has no "${end}"`,
      hint: `Write "${end}" where it ends: browsers treat everything after it as part of it.`,
      location: note?.location ?? location,
    }
  return {
    message: text,
    hint: 'Correct the rule: browsers skip what they cannot read. docs/guides/theming.md says what a theme may hold.',
    location,
  }
}
