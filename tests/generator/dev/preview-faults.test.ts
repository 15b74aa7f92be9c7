import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { crashFrom, faultIn } from '../../../generator/dev/building/fault.ts'
import type { Diagnostic } from '../../../generator/diagnostic.ts'
import { MachineError } from '../../../generator/errors.ts'

const mistake: Diagnostic = {
  file: 'content/posts/gone.md',
  line: 2,
  column: 1,
  severity: 'error',
  code: 'unknown-key',
  message: '"titel" is not a key of a post',
  hint: 'Did you mean "title"?',
}

describe('the report of a failed build in the preview', () => {
  it('does not exist if the build did not fail', () => {
    expect(faultIn([])).toBeNull()
  })

  it('has the source lines of each mistake whose file can be read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'afterword-faults-'))
    const file = join(folder, 'post.md')
    writeFileSync(file, '---\ntitel: x\n---\n')

    const fault = faultIn([{ ...mistake, file }, mistake])
    rmSync(folder, { recursive: true })

    expect(fault).toMatchObject({
      kind: 'mistakes',
      isPublished: false,
      mistakes: [
        { place: `${file}:2:1`, frame: expect.stringContaining('> 2 | titel: x') },
        { place: 'content/posts/gone.md:2:1', frame: '', hint: 'Did you mean "title"?' },
      ],
    })
  })

  it('has the first 50 of 500 mistakes, and their number', () => {
    const fault = faultIn(Array.from({ length: 500 }, () => mistake))

    expect(fault).toMatchObject({ total: 500, mistakes: { length: 50 } })
  })

  it('says that a build with only warnings was published', () => {
    expect(faultIn([{ ...mistake, severity: 'warning' }])).toMatchObject({ isPublished: true })
  })

  it('has the message of a crash first, and then its place', () => {
    const torn =
      '/templates/post.ts:12\nconst x = = 3\n          ^\n\nSyntaxError [ERR_X]: Expression expected\n    at parse (node:x)\n    at node:y:1'

    expect(crashFrom(new MachineError(`the build failed:\n${torn}`))).toEqual({
      kind: 'crash',
      message: 'SyntaxError [ERR_X]: Expression expected',
      stack: '/templates/post.ts:12\nconst x = = 3\n          ^',
    })
    expect(crashFrom(new RangeError('too far'))).toMatchObject({
      message: 'RangeError: too far',
      stack: expect.stringMatching(/^ {4}at /),
    })
    expect(crashFrom('odd')).toEqual({ kind: 'crash', message: 'odd', stack: '' })
  })
})
