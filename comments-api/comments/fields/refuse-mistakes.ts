import { type FieldProblem, Problem } from '../../contract/problems.ts'

export function refuseMistakes(fields: readonly FieldProblem[]): void {
  if (fields.length > 0) throw new Problem('invalid-fields', { fields })
}
