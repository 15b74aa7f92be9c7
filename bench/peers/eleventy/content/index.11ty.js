import { card, frame } from '../layouts/frame.js'

export const data = {
  pagination: {
    data: 'collections.posts',
    size: 20,
    reverse: true,
    addAllPagesToCollections: true,
  },
  permalink: ({ pagination }) =>
    pagination.pageNumber === 0 ? '/' : `/page/${pagination.pageNumber + 1}/`,
}

export function render({ pagination, page }) {
  const { previous, next } = pagination.href
  return frame(
    { title: 'Bench', url: page.url },
    `<ol>
${pagination.items.map(card).join('\n')}
</ol>
<nav>
${previous ? `<a rel="prev" href="${previous}">Newer</a>` : ''}
${next ? `<a rel="next" href="${next}">Older</a>` : ''}
</nav>`,
  )
}
