import { registerHooks } from 'node:module'
import { isMainThread } from 'node:worker_threads'

// Loaded before a command. At the end it prints which files that loaded, except in other threads.

const files: string[] = []

registerHooks({
  load: (url, context, next) => {
    if (url.startsWith('file:')) files.push(url)
    return next(url, context)
  },
})

if (isMainThread) process.on('exit', () => console.log(JSON.stringify(files)))
