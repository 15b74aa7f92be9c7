import { addressOf, card, escapeHtml, frame } from '../layouts/frame.js'

export const data = {
  pagination: {
    data: 'collections',
    size: 1,
    alias: 'tag',
    filter: ['all', 'posts'],
    addAllPagesToCollections: true,
  },
  permalink: ({ tag }) => addressOf(tag),
}

export function render({ tag, page, collections }) {
  return frame(
    { title: tag, url: page.url },
    `<h1>${escapeHtml(tag)}</h1>
<ol>
${collections[tag].toReversed().map(card).join('\n')}
</ol>`,
  )
}
