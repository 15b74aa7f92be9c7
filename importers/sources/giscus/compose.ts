import { markdownWithHtml } from '../../html/markdown-with-html.ts'
import {
  closedThere,
  type Found,
  type FoundComment,
  type ThreadReference,
  type Words,
} from '../../source.ts'
import { type Named, nameOf, referenceOf } from './name-of.ts'
import { Comment, type Issue, type IssueComment, type Thread } from './schemas.ts'

type Place = { readonly thread: ThreadReference; readonly parent: string | null; where: string }

export function* composeThread(thread: Thread): Generator<Found> {
  const where = thread.url ?? thread.title
  if (thread.locked === true) yield { type: 'note', where, message: closedThere }
  yield* composeAll(thread.comments, { thread: referenceOf(thread), parent: null, where })
}

export function* composeIssue(issue: Issue): Generator<Found> {
  const isClosed = issue.locked === true && !nameOf(issue).isPullRequest
  const where = issue.html_url ?? issue.title
  if (isClosed) yield { type: 'note', where, message: closedThere }
}

/** Replies have no replies of their own, so this goes one level deep. */
function* composeAll({ nodes, total }: Thread['comments'], place: Place): Generator<Found> {
  const { thread, parent, where } = place
  if (nodes.length < total)
    yield {
      type: 'note',
      where,
      message: `holds ${nodes.length} of ${total} ${parent === null ? 'comments' : 'replies'}; ask for the other pages, too`,
    }
  for (const [index, node] of nodes.entries()) {
    const comment = Comment.safeParse(node).data
    if (comment === undefined) {
      const externalId = `${where} ${parent ?? ''} ${index + 1}`
      yield { type: 'skipped', kind: 'comment', externalId, reason: 'unreadable', thread }
      continue
    }
    yield composeComment(comment, place)
    if (comment.replies && parent === null)
      yield* composeAll(comment.replies, { ...place, parent: comment.id })
  }
}

function composeComment(comment: Comment, { thread, parent }: Place): FoundComment {
  return {
    type: 'comment',
    externalId: comment.id,
    thread,
    parent,
    author: authorOf(comment.author, comment.authorAssociation),
    words: wordsOf(comment.bodyHTML, comment.body),
    status: statusOf(comment),
    createdAt: comment.createdAt ?? null,
    editedAt: comment.lastEditedAt ?? null,
  }
}

export function composeIssueComment(comment: IssueComment, issue: Named | null): Found {
  const externalId = comment.node_id ?? String(comment.id)
  const number = comment.issue_url.split('/').at(-1)
  const thread = issue?.reference ?? { ids: [`issue-${number}`] }
  if (issue?.isPullRequest === true || comment.html_url?.includes('/pull/') === true)
    return { type: 'skipped', kind: 'comment', externalId, reason: 'another-kind', thread }
  return {
    type: 'comment',
    externalId,
    thread,
    parent: null,
    author: authorOf(comment.user, comment.author_association),
    words: wordsOf(comment.body_html, comment.body),
    status: 'approved',
    createdAt: comment.created_at ?? null,
  }
}

/** GitHub, too, shows those who left it as "ghost". */
function authorOf(
  author: Comment['author'],
  association: Comment['authorAssociation'],
): FoundComment['author'] {
  const name = author?.login ?? 'ghost'
  const url = author?.html_url ?? author?.url ?? null
  return { name, url, isOwner: association === 'OWNER' }
}

function wordsOf(html: string | null | undefined, markdown: string | null | undefined): Words {
  return html ? { html } : markdownWithHtml(markdown ?? '')
}

/** A comment that was hidden for another reason than spam waits for the moderator. */
function statusOf({ deletedAt, isMinimized, minimizedReason }: Comment): FoundComment['status'] {
  if (deletedAt) return 'deleted'
  if (isMinimized !== true) return 'approved'
  return /^(?:spam|abuse)$/i.test(minimizedReason ?? '') ? 'spam' : 'pending'
}
