import type { Post } from '../../content/post.ts'
import { outputOf, type PlanEntry } from '../entries.ts'
import type { ResponsesPage } from '../pages.ts'
import type { Setting } from '../setting.ts'
import { responsesPath } from './comments-path.ts'
import { replyAddress } from './conversations.ts'
import { nestReplies } from './nest-replies.ts'
import type { SplitThread } from './split-thread.ts'

/** The further pages of conversations that are too long for their post's page. */
export function planResponses(setting: Setting): PlanEntry[] {
  const { posts, pages } = setting.index
  // Most have none. A file or an earlier copy may still hold comments from before the author switched them off.
  const talking = [...posts, ...pages].filter(
    ({ id, comments }) => comments.kind !== 'none' && setting.threads.has(id),
  )
  return talking.flatMap(post => {
    const { apart } = setting.split(post)
    return apart.map((part, place) =>
      planPart(setting, post, { ...part, older: apart[place - 1], newer: apart[place + 1] }),
    )
  })
}

type Part = SplitThread['apart'][number]
type Beside = { readonly older: Part | undefined; readonly newer: Part | undefined }

function planPart(setting: Setting, post: Post, part: Part & Beside): PlanEntry {
  const { number, comments } = part
  const { depth, order } = setting.site.comments
  const link = setting.link(post)
  const page: ResponsesPage = {
    kind: 'responses',
    description: '',
    url: encodeURI(responsesPath(post, number)),
    canonical: post.canonical ?? setting.absolute(link.url),
    number,
    ofPost: link,
    comments: nestReplies(comments, { depth, order, when: setting.when }),
    order,
    replyAt: replyAddress(setting, post),
    ...neighbours(setting, post, part),
  }
  return setting.entry(outputOf(responsesPath(post, number)), { kind: 'html', page, body: null })
}

function neighbours(
  setting: Setting,
  post: Post,
  { older, newer }: Beside,
): Pick<ResponsesPage, 'before' | 'after'> {
  const [before, after] = setting.site.comments.order === 'newest' ? [newer, older] : [older, newer]
  const urlOf = ({ number }: Part) => encodeURI(responsesPath(post, number))
  return {
    before: before === undefined ? `${encodeURI(post.url)}#conversation` : urlOf(before),
    after: after === undefined ? null : urlOf(after),
  }
}
