import { html, type SafeHtml } from '../../templates/html.ts'
import type { Block } from './blocks.ts'
import { fewestOfEach, isEnough, type Tally } from './filter/score.ts'

export type Shown = { readonly blocks: readonly Block[]; readonly learned: Tally }

export function spamSectionPage({ blocks, learned }: Shown): SafeHtml {
  return html`${whatItLearned(learned)}
<p>Whatever you block goes straight to Spam. Its author is not told: they read that it must be approved first.</p>
<form method="post" action="/admin/spam/blocks" class="block-words">
<input type="hidden" name="kind" value="words">
<label for="words">Words to block in texts, names and addresses</label>
<input id="words" name="words" required minlength="2" maxlength="250" dir="auto">
<button type="submit">Block</button>
</form>
${blocks.length === 0 && html`<p class="empty">Nothing is blocked.</p>`}
<ul class="queue">${blocks.map(blockEntry)}</ul>`
}

function whatItLearned({ good, bad }: Tally): SafeHtml {
  const begins =
    !isEnough({ good, bad }) && html` It begins to judge when there are ${fewestOfEach} of each.`
  return html`<p>The filter learns from what you approve and what you mark as spam. So far it has learned from this: ${good} approved, ${bad} spam.${begins}</p>`
}

function blockEntry(block: Block): SafeHtml {
  return html`<li class="letter"><p id="block-${block.id}">${described(block)} <time datetime="${block.createdAt}">${block.createdAt.slice(0, 10)}</time></p>
<form method="post" action="/admin/spam/blocks/${block.id}/lift"><button type="submit" id="lift-${block.id}" aria-labelledby="lift-${block.id} block-${block.id}">Unblock</button></form></li>`
}

function described({ kind, words, author }: Block): SafeHtml {
  const who =
    author === null
      ? html`a response that no longer exists`
      : html`<strong><bdi>${author}</bdi></strong>`
  switch (kind) {
    case 'words':
      return describedWords(words ?? '')
    case 'author':
      return html`The author ${who}`
    case 'network':
      return html`The network of ${who}`
  }
}

/** A site is blocked by such words, see `blockSite`. */
function describedWords(words: string): SafeHtml {
  const [, site] = /^\/\/([^/]+)\/$/.exec(words) ?? []
  if (site !== undefined) return html`The site <strong><bdi>${site}</bdi></strong>`
  return html`The words <strong><bdi>${words}</bdi></strong>`
}
