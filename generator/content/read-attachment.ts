import { readFileSync } from 'node:fs'
import { imageSize } from 'image-size'
import type { FoundFile } from './find-files.ts'
import type { Attachment } from './post.ts'
import { hashOf } from './records.ts'

export function readAttachment(file: FoundFile): Attachment {
  const bytes = readFileSync(file.path)
  return { source: file.source, hash: hashOf(bytes), size: sizeOf(bytes) }
}

function sizeOf(bytes: Uint8Array): Attachment['size'] {
  try {
    const { width, height } = imageSize(bytes)
    return { width, height }
  } catch {
    // Not an image, or one of a kind that has no size of its own: published as it is.
    return null
  }
}
