import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Config } from './config.ts'
import { InputRefused } from './input-refused.ts'
import { fewestSecretBytes, secretMissing } from './secret-rules.ts'
import { remedyOf } from './storage/refused-write.ts'
import type { World } from './world.ts'

/**
 * The configured secret, or the one of this data folder, created on the first start. Call it after opening the
 * database, which creates the folder.
 */
export function openSecret(config: Config, world: World): string {
  if (config.secret !== null) return config.secret
  const file = keptIn(config)
  const secret = readOrMake(file, world)
  if (Buffer.byteLength(secret) >= fewestSecretBytes) return secret
  throw new InputRefused([
    `${file} is shorter than ${fewestSecretBytes} bytes; delete it, and the next start makes another`,
  ])
}

function readOrMake(file: string, world: World): string {
  try {
    return readKept(file) ?? makeSecret(file, world)
  } catch (cause) {
    const remedy = remedyOf(cause)
    if (remedy === null) throw cause
    throw new Error(`the secret ${file} cannot be used; ${remedy}, or set AFTERWORD_SECRET`, {
      cause,
    })
  }
}

/** Replaces the one of this data folder. */
export function renewKeptSecret(config: Config, world: World): string {
  const file = keptIn(config)
  rmSync(file, { force: true })
  makeSecret(file, world)
  return file
}

export function makeNewSecret(world: World): string {
  return world.random(48).toString('base64')
}

function keptIn({ database }: Config): string {
  if (database.engine !== 'sqlite') throw new InputRefused([secretMissing])
  return join(dirname(database.file), 'secret')
}

function readKept(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null
    throw error
  }
}

/**
 * Two processes may start at once: a link is created completely or not at all, so one of them creates it and the other
 * reads all of it.
 */
function makeSecret(file: string, world: World): string {
  const draft = `${file}-${world.newId()}`
  try {
    writeFileSync(draft, makeNewSecret(world), { flag: 'wx', mode: 0o600 })
    linkSync(draft, file)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return readFileSync(file, 'utf8')
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
