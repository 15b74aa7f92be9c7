import { extensionOf } from './extension.ts'

/**
 * What a browser or a server would run. Systems that take uploads of many hands refuse such, unless they were broken into;
 * beside a post it would be run with the rights of this site, and code of a server would be shown.
 * By the name that it gets: `a.js~` would become `a.js`.
 */
export function isCode(path: string): boolean {
  return /^\.(?:html?|xht(?:ml?)?|shtml?|mht(?:ml)?|[cm]?js|php\d?|phps|pht(?:ml?)?|phar|inc|aspx?|jspx?|cgi)$/.test(
    extensionOf(path),
  )
}
