/** Reads the tree that Fastify prints: each line has the end of a path and its methods. */
export function listRoutes(tree: string): string[] {
  const path: string[] = []
  const routes = tree.split('\n').flatMap(line => {
    const found = /^([│ ├└─]*)([^ ]+) \(([A-Z, ]+)\)$/.exec(line)
    const branch = /^([│ ├└─]*)([^ ]+)/.exec(line)
    if (!branch?.[2]) return []
    path.splice((branch[1]?.length ?? 0) / 4 - 1)
    path.push(branch[2])
    const methods = found?.[3]?.split(', ') ?? []
    return methods
      .filter(method => method !== 'HEAD' && method !== 'OPTIONS')
      .map(method => `${method} ${path.join('').replace(/:(\w+)/g, '{$1}')}`)
  })
  return routes.sort()
}
