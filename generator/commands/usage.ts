import { initUsage } from '../author/init-options.ts'
import { newPostUsage } from '../author/new-post-options.ts'
import { startUsage } from '../dev/start-options.ts'
import { checkUsage } from './check-options.ts'
import { embedUsage } from './embed-options.ts'
import { buildUsage } from './read-build-options.ts'

const build = `npm run build -- [options]

${buildUsage}`

const usages = new Map([
  ['start', `npm start -- [options]\n\n${startUsage}`],
  ['new', `npm run new -- "Title" [options]\n\n${newPostUsage}`],
  ['init', `npm run init -- [options]\n\n${initUsage}`],
  ['build', build],
  ['check', `npm run check -- [options]\n\n${checkUsage}`],
  ['embed', `npm run embed -- [options]\n\n${embedUsage}`],
])

/** The options of a command, or of all commands if there is none of that name. */
export function usageOf(command: string): string {
  const own = usages.get(command)
  if (own === undefined) return [...usages.values()].join('\n\n')
  return command === 'check' ? `${own}\n\n${build}` : own
}
