/**
 * Every error on the wire (RFC 9457, `application/problem+json`). Codes are stable: clients and
 * `docs/reference/problems.md` depend on them. `hint` says what the caller can do.
 */
export const problems = {
  'not-json': {
    status: 415,
    title: 'The body is neither JSON nor a form',
    hint: 'Send application/json or application/x-www-form-urlencoded.',
  },
  'malformed-body': {
    status: 400,
    title: 'The body cannot be read',
    hint: 'Send well-formed JSON of at most 64 KiB, not nested deeper than 20.',
  },
  'too-large': {
    status: 413,
    title: 'The body is too large',
    hint: 'Send at most 64 KiB of JSON, or a form of 160 KiB; a comment has at most 10,000 characters.',
  },
  'invalid-fields': {
    status: 422,
    title: 'Some fields cannot be accepted',
    hint: 'Correct the fields listed in "fields" and send again.',
  },
  'invalid-query': {
    status: 400,
    title: 'The query cannot be read',
    hint: 'Correct the parameters listed in "fields".',
  },
  'unknown-thread': {
    status: 404,
    title: 'There is no such thread',
    hint: "Only posts in the site's threads.json have one.",
  },
  'unknown-comment': {
    status: 404,
    title: 'There is no such comment, or it is not yours to change',
    hint: 'Send its edit token in Authorization: Bearer, before the editableUntil that came with it.',
  },
  'not-found': {
    status: 404,
    title: 'There is nothing here',
    hint: 'Look at docs/reference/api.md for what there is.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'This cannot be done here',
    hint: 'The Allow header lists what can.',
  },
  'thread-closed': {
    status: 403,
    title: 'This conversation is closed',
    hint: 'It can still be read.',
  },
  'proof-of-work-required': {
    status: 403,
    title: 'A proof of work is needed',
    hint: 'Solve "challenge" and send the solution as form.proof, or leave form.proof out to have the comment held.',
  },
  'foreign-origin': {
    status: 403,
    title: 'This origin may not do that',
    hint: 'Add it to AFTERWORD_ORIGINS if it is yours.',
  },
  'sign-in-required': {
    status: 401,
    title: 'Only a moderator may do that',
    hint: 'Sign in at /admin/.',
  },
  'mention-refused': {
    status: 400,
    title: 'This mention cannot be accepted',
    hint: '"fields" says whether the source or the target is at fault.',
  },
  'passkey-refused': {
    status: 403,
    title: 'This passkey does not sign in any moderator here',
    hint: 'Try again, or sign in with a link: see docs/guides/moderating.md.',
  },
  'not-possible': {
    status: 409,
    title: 'This is not possible any more',
    hint: 'Somebody else changed it in the meantime. Look at it again.',
  },
  'duplicate-comment': {
    status: 409,
    title: 'The same words were already sent',
    hint: 'Nothing more is needed; it was stored once.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests',
    hint: 'Wait for as long as Retry-After says.',
  },
  'service-busy': {
    status: 503,
    title: 'The database cannot be used now',
    hint: 'Try again in a moment. What was stored after all is not stored twice.',
  },
  'no-manifest': {
    status: 503,
    title: 'The list of threads could not be read yet',
    hint: 'See AFTERWORD_MANIFEST; the service tries again by itself.',
  },
  'internal-error': {
    status: 500,
    title: 'The service made a mistake',
    hint: 'It is in the log, under the id in "instance".',
  },
} as const satisfies Record<string, { status: number; title: string; hint: string }>

export type ProblemCode = keyof typeof problems

export type WireProblem = {
  readonly type: string
  readonly code: ProblemCode
  readonly status: number
  readonly title: string
  readonly hint: string
  readonly fields?: readonly FieldProblem[]
  readonly challenge?: Challenge
  readonly instance?: string
}

/** A challenge of ALTCHA (https://altcha.org/docs/v2/proof-of-work/), signed by the service. */
export type Challenge = {
  readonly parameters: {
    readonly algorithm: string
    readonly nonce: string
    readonly salt: string
    readonly cost: number
    readonly keyLength: number
    readonly keyPrefix: string
  }
  readonly signature?: string
}

/** `field` is a path such as `author.name`; `message` may be shown to readers. */
export type FieldProblem = { readonly field: string; readonly message: string }

/** Nobody corrects more at once, and a body full of unknown keys should not be answered with a sentence for each. */
export const mostUnknownFields = 50

/** An error from this catalogue; `http/` turns it into the answer. */
export class Problem extends Error {
  override name = 'Problem'
  readonly code: ProblemCode
  readonly fields: readonly FieldProblem[]
  /** Seconds, for the Retry-After header. */
  readonly retryAfter: number | null
  readonly challenge: Challenge | null

  constructor(
    code: ProblemCode,
    details: {
      readonly fields?: readonly FieldProblem[]
      readonly retryAfter?: number
      readonly challenge?: Challenge
      readonly cause?: unknown
    } = {},
  ) {
    super(problems[code].title, { cause: details.cause })
    this.code = code
    this.fields = details.fields ?? []
    this.retryAfter = details.retryAfter ?? null
    this.challenge = details.challenge ?? null
  }
}
