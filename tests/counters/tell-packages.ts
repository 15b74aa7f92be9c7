import { registerHooks } from 'node:module'

// Loaded before a command, it prints at the end which packages that loaded.

const packages = new Set<string>()

registerHooks({
  load: (url, context, next) => {
    const [, name] = /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ?? []
    if (name !== undefined) packages.add(name)
    return next(url, context)
  },
})

process.on('exit', () => console.log(JSON.stringify([...packages])))
