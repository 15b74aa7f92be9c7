import { join } from 'node:path'
import type { Recorded } from '../requests/record.ts'
import { type Running, startProcess } from './start-process.ts'

const fileOf = (name: string) => join(import.meta.dirname, '../servers', `${name}.ts`)

export function startBare(kind: 'bare-fastify' | 'bare-http', answer: Recorded): Promise<Running> {
  return startProcess(fileOf(kind), { told: answer })
}

export function startOnDatabase(
  kind: 'select-and-stringify' | 'group-commit',
  database: string,
): Promise<Running> {
  return startProcess(fileOf(kind), { told: { database } })
}
