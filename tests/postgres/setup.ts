import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../comments-api/storage/open.ts'
import { addressOf, dropTestDatabases, openAdministration, template } from './databases.ts'
import { startPostgres } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server on which each test makes its own database. */
    postgres: string
  }
}

/** Runs once for the whole run, and only if a test of this project runs. */
export default async function setup(project: TestProject) {
  const { address, remove } = await findServer()
  const administration = openAdministration(address)
  await administration.query(`drop database if exists ${template}`)
  await administration.query(`create database ${template} template template0 encoding 'UTF8'`)
  await administration.end()
  const database = await openDatabase({ engine: 'postgres', url: addressOf(address, template) })
  await database.close()
  project.provide('postgres', address)
  return remove
}

/** `TEST_POSTGRES` names a server with another version than the package's, on which databases may be dropped. */
async function findServer() {
  const given = process.env['TEST_POSTGRES']
  if (given) return { address: given, remove: () => dropTestDatabases(given) }
  const server = await startPostgres()
  return { address: server.addressOf('postgres'), remove: server.remove }
}
