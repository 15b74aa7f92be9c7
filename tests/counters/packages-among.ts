import manifest from '../../package.json' with { type: 'json' }

/** Those of our own dependencies from which any of these files comes. */
export function packagesAmong(files: readonly string[]): string[] {
  const names = files.map(file => /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? '')
  return [...new Set(names)].filter(name => name in manifest.dependencies).sort()
}
