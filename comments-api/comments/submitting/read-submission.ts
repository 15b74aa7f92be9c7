import { z } from 'zod'
import { type FieldProblem, mostUnknownFields, Problem } from '../../contract/problems.ts'
import { CommentEdit, NewComment } from '../../contract/submission.ts'
import { type Normalised, normalise } from '../fields/normalise.ts'
import type { Wording } from '../wording.ts'

/** Reads whatever was sent, and lists every mistake of shape and content at once, in the site's language. */
export function readSubmission(sent: unknown, wording: Wording): Normalised {
  const read = NewComment.safeParse(sent)
  const misshapen = read.success ? [] : describeShape(read.error, sent, wording)
  const { submission, mistakes } = normalise(read.data ?? salvage(sent), wording)
  const told = new Set(misshapen.map(({ field }) => field))
  const others = mistakes.filter(({ field }) => !told.has(field))
  return { submission, mistakes: [...misshapen, ...others] }
}

/** Checks the shape of an author's edit; its content is checked by the normaliser. */
export function readSentEdit(sent: unknown, wording: Wording): CommentEdit {
  const read = CommentEdit.safeParse(sent)
  if (read.success) return read.data
  throw new Problem('invalid-fields', { fields: describeShape(read.error, sent, wording) })
}

const text = z.string().catch('')
const nobody = { name: '', email: '', url: '' }

/**
 * What can still be read of it, so that one wrong field does not hide mistakes in the others.
 * The body's "x" keeps a body that is not text from being reported as empty, too.
 */
const Salvaged = z.object({
  author: z.object({ name: text, email: text, url: text }).catch(nobody),
  body: z.string().catch('x'),
  parent: z.string().nullish().catch(null),
  subscribe: z.boolean().catch(false),
  latestPost: z.boolean().catch(false),
  form: z
    .object({ website: text, stamp: text, proof: text })
    .catch({ website: '', stamp: '', proof: '' }),
})

function salvage(sent: unknown): NewComment {
  return Salvaged.safeParse(sent).data ?? Salvaged.parse({})
}

function describeShape(error: z.ZodError, sent: unknown, { mistakes }: Wording): FieldProblem[] {
  return error.issues.flatMap(issue => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.slice(0, mostUnknownFields).map(key => ({
        field: [...issue.path, key].join('.'),
        message: mistakes['no-such-field'],
      }))
    }
    const isMissing = valueAt(sent, issue.path) === undefined
    const message = isMissing ? mistakes['field-missing'] : mistakes['field-wrong']
    return [{ field: issue.path.join('.'), message }]
  })
}

function valueAt(sent: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => Object(value)[key], sent)
}
