import { tmpdir } from 'node:os'
import { expect, it, onTestFinished, vi } from 'vitest'
import { explainFailure } from '../../../generator/report/explain-failure.ts'

const command = { called: 'npm run build', form: 'plain', undone: null } as const

it.each([
  ['EACCES', "EACCES: permission denied, mkdir '/srv/blog/content/.import-1'"],
  ['ENOSPC', 'ENOSPC: no space left on device, write'],
])('prints a system error %s in one line, and returns exit code 3', (code, message) => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  onTestFinished(() => said.mockRestore())

  const exitCode = explainFailure(Object.assign(new Error(message), { code }), command)

  expect(exitCode).toBe(3)
  expect(said.mock.calls).toEqual([[message]])
})

it('names the temporary folder when a temporary database cannot grow', () => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  onTestFinished(() => said.mockRestore())
  const error = Object.assign(new Error('database or disk is full'), { errcode: 13 })

  const exitCode = explainFailure(error, command)

  expect(exitCode).toBe(3)
  expect(said.mock.calls).toEqual([[expect.stringContaining(`no room left in ${tmpdir()},`)]])
})
