import { execFileSync } from 'node:child_process'

/**
 * Bundles the code as `npm ci` does, even if it was changed since. The processes that tests start then run from that
 * bundle, instead of making one at the same time.
 */
export default function setup(): void {
  execFileSync(process.execPath, ['generator/bundle/make-bundle.ts'])
}
