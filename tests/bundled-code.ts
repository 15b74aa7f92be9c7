import { execFileSync } from 'node:child_process'

/**
 * As `npm ci` leaves it, also where the code was changed since:
 * what tests start then runs from it, and makes none beside them.
 */
export default function setup(): void {
  execFileSync(process.execPath, ['generator/bundle/make-bundle.ts'])
}
