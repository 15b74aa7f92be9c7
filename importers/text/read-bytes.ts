import { createReadStream, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { SourceRefused } from '../source.ts'

/** Yields the bytes of a file, unpacked if it is compressed with gzip, as the exports that many systems mail are. */
export async function* readBytes(path: string): AsyncGenerator<Buffer> {
  requireRegularFile(path)
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
    throw new SourceRefused(`${path} cannot be unpacked: it is incomplete, or not gzip`, { cause })
  }
}

/** A pipe can be read only once, and one that nobody writes to would make the import wait for ever. */
export function requireRegularFile(path: string): void {
  const status = statSync(path)
  if (status.isDirectory())
    throw new SourceRefused(`${path} is a folder; name the file that was exported`)
  if (!status.isFile())
    throw new SourceRefused(
      `${path} is a pipe or a device, and an export is read more than once; write it to a file, and name that`,
    )
}

async function isCompressed(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await file.close()
  }
}
