import { addressOf, escapeHtml, frame, time } from './frame.js'

export function render({ title, description, tags, page, content, collections }) {
  const older = this.getPreviousCollectionItem(collections.posts, page)
  const newer = this.getNextCollectionItem(collections.posts, page)
  const links = tags.map(
    tag => `<li><a href="${addressOf(tag)}" rel="tag">${escapeHtml(tag)}</a></li>`,
  )
  return frame(
    { title, description, url: page.url },
    `<article>
<h1>${escapeHtml(title)}</h1>
${time(page.date)}
<ul>${links.join('')}</ul>
<div class="prose">
${content}
</div>
</article>
<nav>
${linkTo(older, 'prev')}
${linkTo(newer, 'next')}
</nav>`,
  )
}

function linkTo(post, relation) {
  if (!post) return ''
  return `<a rel="${relation}" href="${post.url}">${escapeHtml(post.data.title)}</a>`
}
