import { html, type SafeHtml } from '../../../templates/html.ts'
import { editOwnComment } from '../../comments/own/edit-own.ts'
import { eraseOwnComment } from '../../comments/own/erase-own.ts'
import { type Circumstances, circumstancesOf } from '../../comments/submitting/circumstances.ts'
import { wordingFor } from '../../comments/wording.ts'
import { Problem } from '../../contract/problems.ts'
import { limits } from '../../contract/submission.ts'
import type { Needs } from '../needs.ts'
import type { Asked, LinkKind, LinkPage } from './link-page.ts'
import { authorsLink, readerPage, type Theirs } from './reader-page.ts'

/** Lets an author who confirmed their address edit or delete that comment, as often as they like, from any device. */
export function ownLink(needs: Needs): LinkKind {
  return authorsLink(needs, {
    show: theirs => editPage(theirs, theirs.comment.body, []),
    act(theirs, { form, sender }) {
      if (form['do'] === 'delete') return erase(needs, theirs)
      return save(needs, theirs, { form, circumstances: circumstancesOf(needs, sender) })
    },
  })
}

async function erase(needs: Needs, theirs: Theirs): Promise<LinkPage> {
  const isDone = await eraseOwnComment(needs, theirs.comment)
  const { comment, wording } = theirs
  if (!isDone) return editPage(theirs, comment.body, [refusal(theirs, 'service-busy')])
  return readerPage(theirs, wording.own.removed, html``)
}

type Saving = Pick<Asked, 'form'> & { readonly circumstances: Circumstances }

async function save(
  needs: Needs,
  theirs: Theirs,
  { form, circumstances }: Saving,
): Promise<LinkPage> {
  const { comment, wording } = theirs
  const body = form['body'] ?? ''
  try {
    const edited = await editOwnComment(needs, comment, { body: { body }, circumstances })
    if (!edited) return editPage(theirs, body, [refusal(theirs, 'service-busy')])
    const isPublic = edited.comment.status === 'approved'
    return readerPage(
      theirs,
      wording.own.saved,
      isPublic ? html`` : html`<p>${wording.own.held}</p>`,
    )
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const fields = error.fields.map(({ message }) => message)
    return editPage(theirs, body, fields.length > 0 ? fields : [refusal(theirs, error.code)])
  }
}

/** In the words of the form below an article. */
function refusal({ wording }: Theirs, code: string): string {
  const { refusals } = wordingFor(wording.language)
  const known: Readonly<Record<string, string>> = refusals
  return known[code] ?? refusals['service-busy']
}

function editPage(theirs: Theirs, words: string, mistakes: readonly string[]): LinkPage {
  const { own } = theirs.wording
  const page = html`${mistakes.map(told => html`<p class="mistakes" role="alert">${told}</p>`)}
<form class="comment-form" method="post"><p class="field field-body"><label for="body">${own.words}</label>
<textarea id="body" name="body" rows="10" maxlength="${limits.body * 2}" dir="auto" autofocus>
${words}</textarea></p>
<button type="submit" name="do" value="save">${own.save}</button></form>
${removal(theirs)}`
  return { ...readerPage(theirs, own.title, page), status: mistakes.length > 0 ? 422 : 200 }
}

/** Asks for confirmation, without a script. */
function removal({ wording: { own } }: Theirs): SafeHtml {
  return html`<details class="delete"><summary>${own.remove}</summary>
<p>${own.removeNote}</p>
<form method="post"><button type="submit" name="do" value="delete">${own.confirmRemoval}</button></form></details>`
}
