import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { packagesAmong } from './packages-among.ts'

const run = promisify(execFile)

// Pages from strangers are parsed in a thread of their own (comments-api/outside/read-apart.ts), which loads its parser
// each time that it starts: loading zod alone took longer than everything else.
it.each([
  ['comments-api/mentions/source/read-source.ts', ['microformats-parser', 'parse5']],
  ['comments-api/latest-posts/feeds/read-document.ts', ['parse5', 'saxes']],
  ['mentions/endpoint/read-endpoints.ts', ['parse5']],
])('%s loads its parsers and no other dependencies', async (reader, packages) => {
  const { stdout } = await run(process.execPath, ['--import', './tests/tell-modules.ts', reader])

  const files: readonly string[] = JSON.parse(stdout)
  expect(packagesAmong(files)).toEqual(packages)
  // parse5 would be loaded twice: for `require`, and for `import`.
  expect(files.filter(file => file.includes('/parse5/dist/cjs/'))).toEqual([])
})
