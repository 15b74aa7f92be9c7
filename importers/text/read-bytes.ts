import { createReadStream, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { SourceRefused } from '../source.ts'

/** A file's bytes, piece by piece; of one that is compressed by gzip, what it holds: many systems mail their exports so. */
export async function* readBytes(path: string): AsyncGenerator<Buffer> {
  if (statSync(path).isDirectory())
    throw new SourceRefused(`${path} is a folder; name the file that was exported`)
  if (!(await isCompressed(path))) {
    yield* createReadStream(path, { highWaterMark: 256 * 1024 })
    return
  }
  const unpacked = new PassThrough()
  const unpacking = pipeline(createReadStream(path), createGunzip(), unpacked)
  unpacking.catch(() => undefined)
  try {
    yield* unpacked
  } catch (cause) {
    throw new SourceRefused(`${path} cannot be unpacked: it is not whole, or no gzip`, { cause })
  }
}

async function isCompressed(path: string): Promise<boolean> {
  const handle = await open(path)
  try {
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0)
    return buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await handle.close()
  }
}
