import { z } from 'zod'

const Text = z.string().nullish()

/** `null` for somebody who left GitHub. */
const Author = z.object({ login: z.string(), url: Text, html_url: Text }).nullish()

/** Several things: nodes or edges from GraphQL, a plain list from gh. */
const Many = z
  .union([
    z.array(z.unknown()).transform(nodes => ({ nodes, totalCount: null })),
    z.object({ nodes: z.array(z.unknown()), totalCount: z.number().nullish() }),
    z
      .object({ edges: z.array(z.object({ node: z.unknown() })), totalCount: z.number().nullish() })
      .transform(({ edges, totalCount }) => ({ nodes: edges.map(({ node }) => node), totalCount })),
  ])
  .transform(({ nodes, totalCount }) => ({ nodes, total: totalCount ?? nodes.length }))

/** https://docs.github.com/graphql/reference/objects#discussioncomment, and #issuecomment */
export const Comment = z.object({
  id: z.string().min(1),
  author: Author,
  authorAssociation: Text,
  body: Text,
  bodyHTML: Text,
  createdAt: Text,
  lastEditedAt: Text,
  deletedAt: Text,
  isMinimized: z.boolean().nullish(),
  minimizedReason: Text,
  replies: Many.nullish(),
})
export type Comment = z.infer<typeof Comment>

/** A discussion, or an issue that holds its comments. */
export const Thread = z.object({
  title: z.string(),
  url: Text,
  body: Text,
  locked: z.boolean().nullish(),
  comments: Many,
})
export type Thread = z.infer<typeof Thread>

/** An issue whose comments are elsewhere: https://docs.github.com/rest/issues/issues */
export const Issue = z.object({
  title: z.string(),
  url: z.string(),
  body: Text,
  html_url: Text,
  locked: z.boolean().nullish(),
  comments: z.number(),
  pull_request: z.unknown().optional(),
})
export type Issue = z.infer<typeof Issue>

/** https://docs.github.com/rest/issues/comments */
export const IssueComment = z.object({
  id: z.number(),
  node_id: Text,
  issue_url: z.string(),
  html_url: Text,
  user: Author,
  author_association: Text,
  body: Text,
  body_html: Text,
  created_at: Text,
})
export type IssueComment = z.infer<typeof IssueComment>
