import { describe, expect, it } from 'vitest'
import { foldEntries } from '../../../generator/assets/fold-entries.ts'
import { bundleClient } from '../../client/site.ts'

/** As esbuild cuts them: the first fetches the second, which has all it gives from the third. */
const near = 'var a=()=>import("./comments-AAAAAAAA.js").then(b=>b.open());a();\n'
const comments = 'import{b as a,c as d}from"./chunk-BBBBBBBB.js";export{a as open,d as default};\n'
const shared =
  'function x(){return import("./writing-CCCCCCCC.js")}function y(){}export{x as a,y as b,x as c};\n'
const writing = (words: string) =>
  `import{a}from"./chunk-BBBBBBBB.js";console.log("${words}",a);export{a as write};\n`

/** The names that esbuild gives contain hashes of its own. */
function fold(words = 'Sent', named: readonly [string, string] = ['', '']) {
  const files = {
    'near-DDDDDDDD.js': near,
    'comments-AAAAAAAA.js': comments,
    'chunk-BBBBBBBB.js': shared,
    'writing-CCCCCCCC.js': writing(words),
    'index-EEEEEEEE.css': 'p{color:red}',
  }
  const bytes = Object.entries(files).map(
    ([name, text]) => [name.replace(...named), Buffer.from(text.replaceAll(...named))] as const,
  )
  const folded = [...foldEntries(new Map(bytes))]
  return new Map(folded.map(([name, contents]) => [name, Buffer.from(contents).toString()]))
}

const nameOf = (files: ReadonlyMap<string, string>, name: string) =>
  [...files.keys()].find(file => file.startsWith(`${name}-`)) ?? ''

describe('a script that only re-exports another', () => {
  it('is replaced by that other, which keeps its own exports as well', () => {
    const files = fold()

    const [first, second, third] = ['near', 'comments', 'writing'].map(name => nameOf(files, name))
    expect([...files.keys()].sort()).toEqual([second, 'index-EEEEEEEE.css', first, third].sort())
    expect(files.get(first ?? '')).toContain(`import("./${second}")`)
    expect(files.get(second ?? '')).toContain(
      'export{x as a,y as b,x as c,y as open,x as default};',
    )
    expect(files.get(third ?? '')).toContain(`import{a}from"./${second}"`)
  })

  it('does not exist in the client bundle', async () => {
    const scripts = [...(await bundleClient())].filter(([name]) => name.endsWith('.js'))

    const passing = scripts.filter(([, contents]) =>
      /^(?:import[^;]*;)+export\{[^}]*\};\s*$/.test(Buffer.from(contents).toString()),
    )

    expect(passing.map(([name]) => name)).toEqual([])
  })
})

it('the name of a script changes with the contents of any script it imports', () => {
  const names = (words: string) =>
    ['near', 'comments', 'writing', 'index'].map(name => nameOf(fold(words), name))

  const [before, after] = [names('Sent'), names('Held')]

  expect(names('Sent')).toEqual(before)
  // The preview tells by the name what a browser may cache for ever.
  expect(after.filter(name => !/-[A-Z\d]{8}\.(?:js|css)$/.test(name))).toEqual([])
  expect(before.map((name, index) => name === after[index])).toEqual([false, false, false, true])
})

it('the name of a script does not depend on the name that esbuild gave to one that it imports', () => {
  const files = fold()

  const renamed = fold('Sent', ['CCCCCCCC', 'ZZZZZZZZ'])

  expect(renamed).toEqual(files)
})
