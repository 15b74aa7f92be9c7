/**
 * For a process that must not inherit our environment. It keeps where programs are, and what Node has compiled
 * (decision 32).
 */
export const bareEnvironment: Readonly<Record<string, string>> = Object.fromEntries(
  ['PATH', 'NODE_COMPILE_CACHE'].flatMap(name => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value]]
  }),
)
