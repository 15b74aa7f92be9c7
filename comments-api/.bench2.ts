import { mkdtempSync, writeFileSync } from 'node:fs'
import { buildApp } from './app.ts'
import { readConfig } from './config.ts'
import { realWorld } from './world.ts'

const dir = mkdtempSync('/tmp/bench-')
writeFileSync(
  dir + '/threads.json',
  JSON.stringify({
    site: 'http://localhost:8080/',
    threads: ['t0', 't1'].map(id => ({
      id,
      url: `http://localhost:8080/${id}/`,
      title: 'x',
      aliases: [],
      comments: 'open',
      closesAt: null,
      author: { name: 'O', url: null },
    })),
  }),
)
const many = { max: 1e9, timeWindow: 60000 }
const config = readConfig({
  AFTERWORD_SITE: 'http://localhost:8080',
  AFTERWORD_MANIFEST: dir + '/threads.json',
  AFTERWORD_DATABASE: `sqlite:${dir}/c.db`,
  AFTERWORD_MODERATION: 'none',
})
const app = await buildApp(config, realWorld, {
  rates: { submit: many, preview: many, signIn: many },
  log: { write() {} },
})
const url = await app.listen({ port: +process.argv[2], host: '127.0.0.1' })
await Promise.all(
  Array.from({ length: 100 }, (_, i) =>
    fetch(url + '/api/threads/t0/comments', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        author: { name: 'N' + i, email: `n${i}@ex.org` },
        body: 'lorem ipsum '.repeat(20) + i,
      }),
    }),
  ),
)
await fetch(url + '/api/threads/t0/comments')
console.log('up')
process.on('SIGINT', () => process.exit(0))
