import { vi } from 'vitest'
import { explainFailure } from '../../generator/report/explain-failure.ts'

/** The exit code and the output of the command for this failure. */
export async function explained(work: () => unknown) {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  try {
    await work()
    throw new Error('it did not fail')
  } catch (error) {
    const called = { called: 'npm run build', undone: 'nothing was published' } as const
    const status = explainFailure(error, { ...called, form: 'plain' })
    return { status, stderr: said.mock.calls.flat().join('\n') }
  } finally {
    said.mockRestore()
  }
}
