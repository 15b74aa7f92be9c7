import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Of the site's own style sheet and scripts, by their path below `cache/assets`: names of folders say of which code and language. */
const bundles = new Map<string, Uint8Array>()

/** As a second build finds it, since a bundle is the same in every site: the first build of a test worker makes it. */
export function placeBundles(cache: string): void {
  for (const [path, bytes] of bundles) {
    const file = join(cache, 'assets', path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes)
  }
}

/** Never those of a theme, which stand deeper: it belongs to one site. */
export function keepBundles(cache: string): void {
  const assets = join(cache, 'assets')
  if (!existsSync(assets)) return
  for (const code of readdirSync(assets)) {
    for (const language of readdirSync(join(assets, code))) keepFolder(assets, join(code, language))
  }
}

function keepFolder(assets: string, folder: string): void {
  // It is written last: without it, the folder is not whole.
  const list = join(folder, 'bundled')
  if (bundles.has(list) || !existsSync(join(assets, list))) return
  const { outputs } = bundledIn(readFileSync(join(assets, list), 'utf8'))
  for (const name of [...Object.keys(outputs), 'bundled']) {
    const path = join(folder, name)
    bundles.set(path, readFileSync(join(assets, path)))
  }
}

/** Its first line is a seal. */
function bundledIn(list: string): { readonly outputs: Readonly<Record<string, string>> } {
  return JSON.parse(list.slice(list.indexOf('\n') + 1))
}
