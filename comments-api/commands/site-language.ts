import { readManifest } from '../comments/threads/manifest.ts'
import type { Config } from '../config.ts'
import { realWorld } from '../world.ts'

/** The language of the site; `undefined` if its manifest cannot be read or does not say. */
export async function readLanguage({ manifest }: Config): Promise<string | undefined> {
  const edition = await readManifest(manifest, null, realWorld).catch(() => null)
  return edition?.manifest.language
}
