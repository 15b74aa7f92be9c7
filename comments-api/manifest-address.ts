import { resolve } from 'node:path'
import { z } from 'zod'
import type { ManifestAddress } from './comments/threads/manifest.ts'
import { isWithoutPassword, passwordRefused } from './outside/web-address.ts'
import { isWebAddress } from './site-address.ts'

/** Also `https:/a.example`, which nobody means as a file. The one letter of a Windows drive is no scheme. */
const beginsWithScheme = /^[a-z][a-z\d+.-]+:/i

export const manifestAddress = z
  .string()
  .refine(
    text => isWebAddress(text) || !beginsWithScheme.test(text),
    'is neither a web address nor a file; write it with https:// in front, or the path alone',
  )
  .refine(isWithoutPassword, passwordRefused)
  .transform(addressOf)

/** Beside the pages, where nothing else is said. */
export function manifestOf(site: string): ManifestAddress {
  return addressOf(new URL('threads.json', site).href)
}

function addressOf(text: string): ManifestAddress {
  if (isWebAddress(text)) return { kind: 'url', url: text }
  return { kind: 'file', file: resolve(text) }
}
