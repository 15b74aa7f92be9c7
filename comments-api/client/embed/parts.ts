/** What a page may style with `::part()`, and where it is; documented in docs/reference/embed.md. */
export const parts = {
  conversation: '.conversation',
  heading: '#conversation-title',
  order: '.order',
  status: '.conversation-status, .form-status',
  notice: '.outcome',
  comment: '.comment',
  byline: '.byline',
  mark: '.mark',
  author: '.author',
  date: '.permalink',
  words: '.words',
  reply: '.reply',
  replies: '.replies',
  more: '.more-responses',
  card: '.reply-card',
  'card-heading': '#reply-title',
  form: '.comment-form',
  label: 'label',
  field: 'input:not([type=hidden]), textarea',
  hint: 'small',
  button: 'button',
  submit: '[type=submit]',
  toolbar: '.tools',
  preview: '.preview',
  problem: '.field-problem',
  mentions: '.mentions',
} as const

/**
 * Names the parts of everything there is and of whatever is drawn later: the templates know nothing about shadow roots.
 */
export function nameParts(shadow: ShadowRoot): void {
  new MutationObserver(changes => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) if (node instanceof Element) nameWithin(node)
    }
  }).observe(shadow, { childList: true, subtree: true })
}

function nameWithin(element: Element): void {
  for (const [name, selector] of Object.entries(parts)) {
    if (element.matches(selector)) element.part.add(name)
    for (const found of element.querySelectorAll(selector)) found.part.add(name)
  }
}
