import type { CommentView, Conversation } from '../../generator/plan/showing/conversation.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { textsFor } from '../texts/texts-for.ts'
import { commentPart } from './comment.ts'
import { elsewherePart } from './elsewhere.ts'

/** `language` is that of the post; `replyAt`: see `Conversation`. */
export function responseList(
  site: SiteFacts,
  comments: readonly CommentView[],
  page: Pick<List, 'language' | 'replyAt'>,
): SafeHtml {
  const places = new Map(inReadingOrder(comments).map((comment, index) => [comment, index + 1]))
  const list = { ...page, places }
  return html`<ol class="responses" id="responses">${comments.map(comment => responsePart(site, comment, list))}</ol>`
}

/** Deleted comments and those from elsewhere are not counted, here as in the heading. */
function inReadingOrder(comments: readonly CommentView[]): CommentView[] {
  return comments.flatMap(comment => {
    const isCounted = comment.status === 'approved' && comment.elsewhere === undefined
    const own = isCounted ? [comment] : []
    return [...own, ...inReadingOrder(comment.replies)]
  })
}

/** Where reading continues. The client handles the click, if the cursor says where to continue. */
export function moreResponses(
  site: SiteFacts,
  { more, order }: Pick<Conversation, 'more' | 'order'>,
): SafeHtml | false {
  if (more === undefined) return false
  const { olderResponses, newerResponses } = textsFor(site.language).texts.conversation
  const { url, cursor, oldest } = more
  const start = cursor !== null && html` data-cursor="${cursor}"`
  const place = (cursor ?? oldest) !== null && html`${start} data-oldest="${oldest}"`
  return html`<p class="more"><a class="more-responses" rel="next" href="${url}"${place}>${order === 'newest' ? olderResponses : newerResponses}</a></p>\n`
}

type List = {
  readonly places: ReadonlyMap<CommentView, number>
  readonly language: string
  readonly replyAt: string | null
}

function responsePart(site: SiteFacts, comment: CommentView, list: List): SafeHtml {
  const { replies } = comment
  const { places, ...page } = list
  const surroundings = { place: places.get(comment) ?? 0, count: places.size, ...page }
  return html`<li class="response">${wordPart(site, comment, surroundings)}${replies.length > 0 && html`<ol class="replies">${replies.map(reply => responsePart(site, reply, list))}</ol>`}</li>`
}

function wordPart(
  site: SiteFacts,
  comment: CommentView,
  surroundings: Parameters<typeof commentPart>[2],
): SafeHtml {
  const { elsewhere } = comment
  if (elsewhere === undefined) return commentPart(site, comment, surroundings)
  return elsewherePart(site, comment, elsewhere)
}
