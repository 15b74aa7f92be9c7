import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/** A post as the import wrote it, split into front matter and body. */
export function readImported(content: string, file: string) {
  const [, front = '', body = ''] =
    /^---\n(.*?)\n---\n\n(.*)$/s.exec(readFileSync(join(content, file), 'utf8')) ?? []
  return { front: parse(front), body }
}
