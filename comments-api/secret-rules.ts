import { z } from 'zod'
import { isPostgres } from './database-address.ts'
import { isLocal } from './site-address.ts'

/** 256 bits, which is what HMAC-SHA-256 takes. */
export const fewestSecretBytes = 32
const sampleSecret =
  /^(.{1,4})\1+$|change.?me|secret.*secret|your.?secret|example|passw|qwerty|0123456789/i

export const secret = z
  .string()
  .refine(text => Buffer.byteLength(text) >= fewestSecretBytes, {
    error: 'is shorter than 32 bytes; make one with: openssl rand -base64 48',
    abort: true,
  })
  .refine(text => !sampleSecret.test(text), 'is a sample; make one with: openssl rand -base64 48')

export const secretMissing = 'AFTERWORD_SECRET is missing; make one with: openssl rand -base64 48'

/** Made by itself only where it can be kept, in the data folder, and where that is safe. */
export function missingSecret(environment: Readonly<Record<string, string | undefined>>): string[] {
  if (environment['AFTERWORD_SECRET'] !== undefined) return []
  if (isPostgres(environment['AFTERWORD_DATABASE'] ?? '')) return [secretMissing]
  const isPublic = !isLocal(environment['AFTERWORD_SITE'] ?? '')
  return isPublic && environment['NODE_ENV'] === 'production' ? [secretMissing] : []
}
