import { between, foreign, kindOf, letter } from '../latin-letters.ts'

export type CountWords = (text: string) => ReadonlyMap<string, number>

/**
 * Counts as `countWords` does, texts in Latin letters in a quarter of its time: a clean build counts the words of all
 * posts, and the same stand there again and again. Letters that stand together are known by a hash of them, so that
 * only the first of their kind are cut out of the text and made into words. A test compares both.
 */
export function countLatinFaster(countWords: CountWords): CountWords {
  const runs = new Array<Run | undefined>(drawers)

  function findRun(text: string, start: number): Run | null {
    let hash = 0
    let end = start
    let kind = between
    for (; end < text.length; end += 1) {
      const code = text.charCodeAt(end)
      kind = kindOf(code)
      if (kind !== letter) break
      hash = Math.imul(hash ^ code, 0x01000193)
    }
    if (kind === foreign) return null
    const drawer = (hash ^ (hash >>> 16)) & (drawers - 1)
    const first = runs[drawer]
    for (let run = first; run !== undefined; run = run.next)
      if (run.letters.length === end - start && text.startsWith(run.letters, start)) return run
    const letters = text.slice(start, end)
    const run = { letters, words: [...countWords(letters)], next: first, times: 0 }
    runs[drawer] = run
    return run
  }

  return text => {
    const found: Run[] = []
    for (let start = 0; start < text.length; ) {
      const run = findRun(text, start)
      if (run === null) {
        gather(found)
        return countWords(text)
      }
      if (run.times === 0) found.push(run)
      run.times += 1
      start += run.letters.length + 1
    }
    return gather(found)
  }
}

/** As many as a large volume has words; a map of hashes takes a third longer. */
const drawers = 0x10000

/** Letters and digits that stand together, perhaps none, and the words that they make. */
type Run = {
  readonly letters: string
  readonly words: readonly (readonly [word: string, times: number])[]
  /** Another one in the same drawer. */
  readonly next: Run | undefined
  /** In the text that is being read; a map of them would take as long as all the rest. */
  times: number
}

function gather(runs: readonly Run[]): ReadonlyMap<string, number> {
  const gathered = new Map<string, number>()
  for (const run of runs) {
    for (const [word, times] of run.words)
      gathered.set(word, (gathered.get(word) ?? 0) + times * run.times)
    run.times = 0
  }
  return gathered
}
