import { execFileSync } from 'node:child_process'

/**
 * Bundles the code as `npm ci` does, even if it was changed since. What tests start then runs from that bundle, instead
 * of making one beside them.
 */
export default function setup(): void {
  execFileSync(process.execPath, ['generator/bundle/make-bundle.ts'])
}
