import { SourceRefused } from '../../source.ts'

type Site = { readonly title: string; readonly isDeleted: boolean }

/** One Cusdis serves several sites ("projects"), whose pages may have the same names, such as "about". */
export class Sites {
  readonly #byId = new Map<string, Site>()
  readonly #withPages = new Set<string>()

  add(id: string, site: Site): void {
    this.#byId.set(id, site)
  }

  addPage(site: string): void {
    this.#withPages.add(site)
  }

  areSeveral(): boolean {
    return this.#withPages.size > 1
  }

  /**
   * Returns the site that is meant by this id or name; `null` if no page belongs to a site. It guesses nothing, because
   * comments of other sites must not come along.
   */
  choose(path: string, wanted: string | null): string | null {
    const all = [...this.#withPages]
    if (wanted !== null && all.length === 0)
      throw new SourceRefused(
        `${path} does not say which site its pages belong to; leave --site out`,
      )
    if (wanted !== null) {
      const named = all.filter(id => id === wanted || this.#byId.get(id)?.title === wanted)
      if (named.length === 1) return named[0] ?? null
      throw this.#refused(
        path,
        `, of which ${named.length === 0 ? 'none' : 'not one'} is ${JSON.stringify(wanted)}`,
      )
    }
    const living = all.filter(id => this.#byId.get(id)?.isDeleted !== true)
    if (living.length === 1 || all.length === 0) return living[0] ?? null
    throw this.#refused(path, '')
  }

  #refused(path: string, but: string): SourceRefused {
    const names = [...this.#withPages].slice(0, mostNames).map(id => this.#nameOf(id))
    const more = this.#withPages.size - names.length
    return new SourceRefused(
      `${path} holds pages of ${this.#withPages.size} sites${but}; say with --site which one moves here:\n  ${names.join('\n  ')}${more > 0 ? `\n  and ${more} more` : ''}`,
    )
  }

  #nameOf(id: string): string {
    const site = this.#byId.get(id)
    const words = site?.title.replace(/\s+/g, ' ').slice(0, 80) ?? ''
    const title = words === '' ? '' : ` (${words})`
    return `${id}${title}${site?.isDeleted === true ? ', deleted there' : ''}`
  }
}

const mostNames = 20
