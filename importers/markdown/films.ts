const pages = { youtube: 'https://www.youtube.com/watch?v=', vimeo: 'https://vimeo.com/' } as const

/** The page of a film, of which a tag gives the whole address or only the name that the site has for it. */
export function filmPage(site: keyof typeof pages, film = ''): string {
  return /^https?:/.test(film) ? film : `${pages[site]}${film}`
}
