import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Writable } from 'node:stream'
import { bundleEmbed } from '../assets/bundle-embed.ts'
import { makeFolder } from '../make-folder.ts'
import { conversationIn, renderFallback, spokenLanguages } from '../render/render-skeleton.ts'
import { writingTo } from '../report/writing-to.ts'
import { root } from '../root.ts'
import { readEmbedOptions } from './embed-options.ts'

/** `npm run embed`: writes the conversation for a site made by another generator, and prints the tags for its pages. */
export async function runEmbed(words: string[], output: Writable): Promise<void> {
  const { language, service, isWhole, ...called } = readEmbedOptions(words, spokenLanguages)
  const files = await bundleEmbed({ root, ...conversationIn(language), isWhole })
  await writingTo(called.output, 'the conversation is not whole there', async () => {
    for (const [name, contents] of files) await put(join(called.output, name), contents)
  })
  const script = isWhole ? vouchedFor(files.get('embed.js')) : ''
  output.write(`${[...files.keys()].sort().join('\n')}\n\n`)
  output.write(`<script type="module" src="/embed.js"${script}></script>\n`)
  output.write(renderFallback(language, service ?? ''))
}

async function put(path: string, contents: Uint8Array): Promise<void> {
  makeFolder(dirname(path))
  await writeFile(path, contents)
}

/** The attributes with which a browser runs exactly these bytes or nothing: https://www.w3.org/TR/SRI/ */
function vouchedFor(contents: Uint8Array = new Uint8Array()): string {
  const hash = createHash('sha384').update(contents).digest('base64')
  return ` integrity="sha384-${hash}" crossorigin="anonymous"`
}
