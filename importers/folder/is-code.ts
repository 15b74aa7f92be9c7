import { extensionOf } from './extension.ts'

/**
 * Whether a browser or a server would run the file. Beside a post it would run with the rights of this site, and the
 * source of server code would be shown. Systems with many uploaders refuse such files, so one that is there may come
 * from a break-in. Judged by the name that the copy gets: `a.js~` would become `a.js`.
 */
export function isCode(path: string): boolean {
  return /^\.(?:html?|xht(?:ml?)?|shtml?|mht(?:ml)?|[cm]?js|php\d?|phps|pht(?:ml?)?|phar|inc|aspx?|jspx?|cgi)$/.test(
    extensionOf(path),
  )
}
