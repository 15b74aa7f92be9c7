import { CommentId } from '../../contract/ids.ts'
import { instant } from '../../storage/instant.ts'
import type { World } from '../../world.ts'
import type { Comment, Submission } from '../comment.ts'
import type { CommentStatus } from '../status.ts'
import type { Thread } from '../threads/thread.ts'

/** 65 random bits. No more, because readers download every id and random text does not compress. Decision 85. */
const idLength = 13

export function composeComment(
  submission: Submission,
  thread: Thread,
  { status, world }: { readonly status: CommentStatus; readonly world: World },
): Comment {
  const { author, body, html, parent, latestPost: isWanted } = submission
  return {
    id: CommentId.parse(world.newId().slice(0, idLength)),
    thread: thread.id,
    parent,
    author,
    body,
    html,
    status,
    createdAt: instant(world.now()),
    editedAt: null,
    isPinned: false,
    revision: 0,
    latestPost: { isWanted, shown: null },
  }
}
