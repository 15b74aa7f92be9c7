import { promises as files } from 'node:fs'
import type { ImageRecords } from '../content/image-records.ts'
import type { Index } from '../content/read-content.ts'
import { ImagesBroken } from './broken-images.ts'
import { decode, reasonOf } from './image-facts.ts'
import { loadSharp } from './load-sharp.ts'

/**
 * Decodes the JPEGs that texts show and no build has made yet, and throws ImagesBroken if any cannot be decoded. Only a
 * build that fails anyway calls this: any other finds it out when it makes them.
 */
export async function requireDecodable(
  index: Index,
  known: ImageRecords | undefined,
): Promise<void> {
  const facts = index.records.images?.facts ?? {}
  const isNew = (hash: string) => facts[hash]?.kind === 'still' && known?.facts[hash] === undefined
  const images = [...index.attachments.values()].filter(({ hash }) => isNew(hash))
  if (images.length === 0 || images.length > mostDecoded) return
  const sharp = await loadSharp()
  const broken = new Map<string, string>()
  for (const image of images) {
    const bytes = await files.readFile(index.pathOf(image))
    if (!isJpeg(bytes)) continue
    await decode(sharp, bytes).catch(error => broken.set(image.hash, reasonOf(error)))
  }
  if (broken.size > 0) throw new ImagesBroken(broken)
}

/** A photograph takes up to a tenth of a second, and whoever moved in with thousands mends the other mistakes first. */
const mostDecoded = 50

/** Other images were decoded when their facts were read. */
function isJpeg(bytes: Buffer): boolean {
  return bytes.readUInt16BE(0) === 0xffd8
}
