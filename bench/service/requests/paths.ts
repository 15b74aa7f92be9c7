import { paths } from '../../../comments-api/contract/paths.ts'

export const threadPath = paths.comments

export function countsPath(threads: readonly string[]): string {
  return `${paths.counts}?threads=${threads.join(',')}`
}
