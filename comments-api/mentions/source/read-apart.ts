import { readApart } from '../../outside/read-apart.ts'
import { SourceRead } from './card.ts'
import type { Source } from './read-source.ts'

const thread = new URL('./reading-thread.ts', import.meta.url)

export function readSourceApart(document: Source, mostWork?: number): Promise<SourceRead> {
  const limits = mostWork === undefined ? {} : { mostWork }
  return readApart({ thread, document, answer: SourceRead, ...limits })
}
