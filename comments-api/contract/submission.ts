import * as z from 'zod'
import { WireComment } from './thread.ts'

export const limits = { name: 60, email: 254, url: 500, body: 10_000 } as const

/**
 * What a page's form adds to a submission for the spam judge. `website` is hidden from people: whoever fills it is a
 * program, and a limit on its length would tell the program that somebody looks. `stamp`: of `GET /api/form`. `proof`:
 * `able` says that a problem `proof-of-work-required` will be understood; after that, what solves its challenge.
 */
const HiddenFields = z.strictObject({
  website: z.string().default(''),
  stamp: z.string().default(''),
  proof: z.string().default(''),
})
export type HiddenFields = z.infer<typeof HiddenFields>

/** `GET /api/form`: when the form was opened, signed by the service. */
export type OpenedForm = { readonly stamp: string }

/** Without lengths: what is too long for a person to have meant is told to them in their language, by the normaliser. */
export const NewComment = z.strictObject({
  author: z.strictObject({
    name: z.string(),
    email: z.string().default(''),
    url: z.string().default(''),
  }),
  body: z.string(),
  /** Any text: one that is no id is told as one that is not there, like every other mistake. */
  parent: z.string().nullish(),
  subscribe: z.boolean().default(false),
  latestPost: z.boolean().default(false),
  form: HiddenFields.default({ website: '', stamp: '', proof: '' }),
})
export type NewComment = z.infer<typeof NewComment>

/** What its author may change of a comment; whatever is not named stays. */
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

/** The same submission as a plain HTML form sends it: every field is text, an unticked box is absent. */
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

/** With the token its author may read, edit and delete the comment until then; both are null where that is switched off. */
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

/** A comment for its author. `body` is what was written, `version` the thread's after an edit that readers see. */
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

/** Where a plain form lands: an element of the article's page that `:target` makes visible. */
export const outcomes = {
  approved: 'response-published',
  pending: 'response-held',
  duplicate: 'response-duplicate',
} as const
