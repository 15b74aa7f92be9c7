import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type * as ImageSize from 'image-size'
import { hashOf } from '../hash-of.ts'
import type { FoundFile } from './find-files.ts'
import type { Attachment } from './post.ts'

export function readAttachment(file: FoundFile): Attachment {
  const bytes = readFileSync(file.path)
  return { source: file.source, hash: hashOf(bytes), size: sizeOf(bytes) }
}

/** Loaded only when needed: image-size has thirty modules, one for each format. */
const load = createRequire(import.meta.url)

function sizeOf(bytes: Uint8Array): Attachment['size'] {
  const { imageSize } = load('image-size') as typeof ImageSize
  try {
    const { width, height } = imageSize(bytes)
    return { width, height }
  } catch {
    // It is not an image, or an image without a size of its own. It is published as it is.
    return null
  }
}
