import { nearestTo } from '../nearest.ts'
import { listCommands } from './all.ts'

/** What is wrong with words that no command accepts, in one line. */
export async function describeMisuse(words: readonly string[]): Promise<string> {
  const [name = ''] = words
  const calls = (await listCommands()).map(({ call }) => call)
  const names = calls.map(nameIn)
  if (!names.includes(name)) return `There is no command "${name}"${suggest(name, names)}`
  const own = calls.filter(call => nameIn(call) === name)
  const options = own.flatMap(call => call.match(/--[\w-]+/g) ?? [])
  const strange = words.find(word => word.startsWith('--') && !options.includes(word))
  if (strange !== undefined)
    return `There is no option "${strange}" of ${name}${suggest(strange, options)}`
  return `"${words.join(' ')}" is not as it is called: ${own.join(', or ')}`
}

function nameIn(call: string): string {
  return call.split(' ', 1)[0] ?? ''
}

function suggest(word: string, known: readonly string[]): string {
  const near = nearestTo(word, known)
  return near === null ? '' : `; did you mean "${near}"?`
}
