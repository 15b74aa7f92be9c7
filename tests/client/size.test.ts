import { brotliCompressSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { bundleClient } from './site.ts'

it('is small: what a reader loads, and what a writer loads besides', async () => {
  const files = [...(await bundleClient())].filter(([name]) => name.endsWith('.js'))

  const sizeOf = (chosen: typeof files) =>
    chosen.reduce((sum, [, contents]) => sum + brotliCompressSync(contents).length, 0)

  expect(sizeOf(files.filter(([name]) => !name.startsWith('writing')))).toBeLessThan(3.3 * 1024)
  expect(sizeOf(files)).toBeLessThan(6 * 1024)
})

it('sets innerHTML in one place only', async () => {
  const files = [...(await bundleClient())].map(([, contents]) => Buffer.from(contents).toString())

  const places = files.join('\n').match(/innerHTML|outerHTML|insertAdjacentHTML|document\.write/g)

  expect(places).toEqual(['innerHTML'])
})
