import { addressOf, escapeHtml, frame } from '../layouts/frame.js'

export const data = { permalink: '/tags/' }

export function render({ page, collections }) {
  const tags = Object.keys(collections).filter(name => name !== 'all' && name !== 'posts')
  const links = tags.map(tag => `<li><a href="${addressOf(tag)}">${escapeHtml(tag)}</a></li>`)
  return frame({ title: 'Tags', url: page.url }, `<h1>Tags</h1>\n<ul>${links.join('')}</ul>`)
}
