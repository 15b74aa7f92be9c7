import { nearestTo } from '../nearest.ts'
import { listCommands } from './all.ts'

/** What is wrong with words that no command accepts, in one line. */
export async function describeMisuse(words: readonly string[]): Promise<string> {
  const [name = ''] = words
  const calls = (await listCommands()).map(({ call }) => call)
  const names = calls.map(nameIn)
  if (!names.includes(name)) {
    const help = '"npm run comments -- --help" lists them'
    return `there is no command "${name}"; ${suggest(name, names) ?? help}`
  }
  const own = calls.filter(call => nameIn(call) === name)
  const options = own.flatMap(call => call.match(/--[\w-]+/g) ?? [])
  const strange = words.find(word => word.startsWith('--') && !options.includes(word))
  const usage = `usage: npm run comments -- ${own.join(', or ')}`
  if (strange === undefined) return usage
  return `there is no option "${strange}" of ${name}; ${suggest(strange, options) ?? usage}`
}

function nameIn(call: string): string {
  return call.split(' ', 1)[0] ?? ''
}

function suggest(word: string, known: readonly string[]): string | null {
  const near = nearestTo(word, known)
  return near === null ? null : `did you mean "${near}"?`
}
