import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { messageOf } from '../storage/message-of.ts'
import { parseBlockList } from './block-list/entries.ts'

export type SpamSettings = {
  /** The path of the file with words and networks to block, or `null`. */
  readonly blockList: string | null
  /** `null` if Akismet is not used. */
  readonly akismetKey: string | null
}

const blockList = z
  .string()
  .min(1, 'is empty; name a file, or leave it out')
  .optional()
  .superRefine((file, context) => {
    const mistakes = file ? mistakesIn(file) : []
    for (const message of mistakes) context.addIssue({ code: 'custom', message })
  })
  .transform(file => (file === undefined ? null : resolve(file)))

export const spamSettings = {
  AFTERWORD_BLOCKLIST: blockList,
  AFTERWORD_AKISMET_KEY: z
    .string()
    .regex(/^\w{6,64}$/, 'is not a key of Akismet; copy it from your account there')
    .optional(),
} as const

export function readSpam(values: z.infer<z.ZodObject<typeof spamSettings>>): SpamSettings {
  return {
    blockList: values.AFTERWORD_BLOCKLIST,
    akismetKey: values.AFTERWORD_AKISMET_KEY ?? null,
  }
}

function mistakesIn(file: string): readonly string[] {
  try {
    // Whoever reads a pipe waits until somebody writes, and some devices never end.
    if (!statSync(file).isFile()) return ['is not a file; name one with an entry on each line']
    return parseBlockList(readFileSync(file, 'utf8')).mistakes.map(mistake => `${file}: ${mistake}`)
  } catch (error) {
    return [`cannot be read: ${messageOf(error)}`]
  }
}
