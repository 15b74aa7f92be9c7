/** Also for those who do not see where the page goes. */
export function leadTo(article: HTMLElement | null): void {
  article?.setAttribute('tabindex', '-1')
  article?.focus()
}
