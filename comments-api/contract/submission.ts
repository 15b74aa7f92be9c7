import * as z from 'zod'
import { WireComment } from './thread.ts'

/** `name` and `body` in Unicode characters. A `maxlength` counts some of these as two, so fields get twice the number. */
export const limits = { name: 60, email: 254, url: 500, body: 10_000 } as const

/**
 * What the form adds to a submission for the spam judge. `website` is hidden from people, so only a program fills it;
 * it has no length limit, because that would tell the program that somebody looks. `stamp` comes from `GET /api/form`.
 * `proof` is `able` if the client understands the problem `proof-of-work-required`, and later the solution of its
 * challenge.
 */
const HiddenFields = z.strictObject({
  website: z.string().default(''),
  stamp: z.string().default(''),
  proof: z.string().default(''),
})
export type HiddenFields = z.infer<typeof HiddenFields>

/** `GET /api/form`: when the form was opened, signed by the service. */
export type OpenedForm = { readonly stamp: string }

/** No lengths here: the normaliser reports what is too long, in the reader's language. */
export const NewComment = z.strictObject({
  author: z.strictObject({
    name: z.string(),
    email: z.string().default(''),
    url: z.string().default(''),
  }),
  body: z.string(),
  /** Any text: a malformed id is reported like one that does not exist, together with all other mistakes. */
  parent: z.string().nullish(),
  subscribe: z.boolean().default(false),
  latestPost: z.boolean().default(false),
  form: HiddenFields.default({ website: '', stamp: '', proof: '' }),
})
export type NewComment = z.infer<typeof NewComment>

/** What an author may change about their comment; fields that are absent stay. */
export const CommentEdit = z.strictObject({
  author: NewComment.shape.author
    .extend({ email: z.string(), url: z.string() })
    .partial()
    .default({}),
  body: z.string().optional(),
  latestPost: z.boolean().optional(),
  form: HiddenFields.optional(),
})
export type CommentEdit = z.infer<typeof CommentEdit>

/** The same submission as a plain HTML form sends it: every field is text, and an unticked box is absent. */
export const NewCommentForm = z.object({
  name: z.string().default(''),
  email: z.string().default(''),
  url: z.string().default(''),
  body: z.string().default(''),
  parent: z.string().default(''),
  subscribe: z.string().optional(),
  latestPost: z.string().optional(),
  website: z.string().default(''),
  stamp: z.string().default(''),
})
export type NewCommentForm = z.infer<typeof NewCommentForm>

/**
 * With the token, its author may read, edit and delete the comment until then; both are null if that is switched off.
 */
const forAuthor = {
  editToken: z.string().nullable(),
  editableUntil: z.iso.datetime().nullable(),
}
const HeldComment = WireComment.omit({ status: true })

/** 201 carries the comment; 202 says that it waits for a moderator. */
export const Submitted = z.discriminatedUnion('status', [
  z.object({ status: z.literal('approved'), comment: WireComment, version: z.int(), ...forAuthor }),
  z.object({ status: z.literal('pending'), comment: HeldComment, ...forAuthor }),
])
export type Submitted = z.infer<typeof Submitted>

/** A comment for its author. `body` is the Markdown; `version` is the thread's, after an edit that readers see. */
export const OwnComment = z.object({
  status: z.enum(['approved', 'pending']),
  comment: HeldComment,
  body: z.string(),
  /** Whether its author asked for their latest post to be shown. */
  latestPost: z.boolean(),
  editableUntil: z.iso.datetime(),
  version: z.int().nullable(),
})
export type OwnComment = z.infer<typeof OwnComment>

/** Where the browser lands after a plain form: an element of the article's page that `:target` makes visible. */
export const outcomes = {
  approved: 'response-published',
  pending: 'response-held',
  duplicate: 'response-duplicate',
} as const
