import { listCommands } from './all.ts'

/** Whatever else the words say. */
export function asksForUsage(words: readonly string[]): boolean {
  return words[0] === 'help' || words.some(word => word === '--help' || word === '-h')
}

export async function usage(): Promise<string> {
  const lines = [
    { call: '', does: 'the comment service' },
    ...(await listCommands()),
    { call: '--compile', does: 'have Node compile the service for its next start' },
    { call: '--help', does: 'print this' },
  ].map(({ call, does }) => {
    const words = `npm run comments${call && ` -- ${call}`}`
    const column = 45
    const gap = words.length < column ? '' : `\n${' '.repeat(2 + column)}`
    return `  ${words.padEnd(column)}${gap} ${does}`
  })
  return `usage:\n${lines.join('\n')}\n\nSettings come from the environment: see docs/reference/settings.md.`
}
