import { brotliCompressSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { dictionaries } from '../../templates/texts/texts-for.ts'
import { bundleClient } from './site.ts'

async function sizesOf(
  language: string,
): Promise<{ readonly reader: number; readonly all: number; readonly proof: number }> {
  const files = [...(await bundleClient(language))].filter(([name]) => name.endsWith('.js'))
  // Loaded only by whom the judge asks for work.
  const isProof = ([name]: (typeof files)[number]) => name.startsWith('prove')
  const shared = files.filter(file => !isProof(file))
  const sizeOf = (chosen: typeof files) =>
    chosen.reduce((sum, [, contents]) => sum + brotliCompressSync(contents).length, 0)
  return {
    reader: sizeOf(shared.filter(([name]) => !name.startsWith('writing'))),
    all: sizeOf(shared),
    proof: sizeOf(files.filter(isProof)),
  }
}

it('is small: what a reader loads, and what a writer loads besides', async () => {
  const { reader, all, proof } = await sizesOf('en')

  expect(reader).toBeLessThan(3.36 * 1024)
  expect(all).toBeLessThan(6.1 * 1024)
  expect(proof).toBeLessThan(3 * 1024)
})

it.each([...dictionaries.keys()])(
  'holds one language only, and so stays small in %s',
  async language => {
    const { reader, all } = await sizesOf(language)

    // Letters of other scripts take two bytes or three.
    expect(reader).toBeLessThan(3.47 * 1024)
    expect(all).toBeLessThan(6.5 * 1024)
  },
)

it('sets innerHTML in one place only', async () => {
  const files = [...(await bundleClient())].map(([, contents]) => Buffer.from(contents).toString())

  const places = files.join('\n').match(/innerHTML|outerHTML|insertAdjacentHTML|document\.write/g)

  expect(places).toEqual(['innerHTML'])
})
