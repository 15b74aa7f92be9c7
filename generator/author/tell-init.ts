import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { hasTextsIn } from '../render/template-texts.ts'
import type { Site } from '../site/site.ts'
import type { Move } from './move.ts'

/** Says what was done, what was left and why, and what to do next. */
export function tellInit(move: Move, root: string): string {
  return ['', ...tellDone(move), ...tellHolding(move), '', ...tellNext(move.site, root), ''].join(
    '\n',
  )
}

function tellDone({ texts, going, own, shownAs }: Move): string[] {
  if (texts.length + going.length === 0) return ['Nothing was changed: this site is yours already.']
  return [
    ...texts.map(({ source }) => `Written: ${shownAs}/${source}`),
    ...(going.length > 0 ? [`Removed: ${counted(going.length)} of the demonstration`] : []),
    ...own.map(source => `Left as it is, because it is yours: ${shownAs}/${source}`),
  ]
}

function tellHolding({ holding, shownAs }: Move): string[] {
  if (holding.length === 0) return []
  return [
    'The demonstration stays for now, because texts of yours link into it:',
    ...holding.map(({ source, line, column }) => `  ${shownAs}/${source}:${line}:${column}`),
    'Remove these links and run npm run init again.',
  ]
}

function tellNext({ comments, language }: Site, root: string): string[] {
  const toService =
    comments.default === 'none'
      ? 'remove the two [[redirects]]: there is no comment service'
      : `under [[redirects]], write the address of your comment service${comments.service === undefined ? '' : `, ${comments.service}`}`
  return [
    'Next:',
    '  npm start -- --empty         shows your site at http://localhost:8080',
    '  npm run new -- "A title"     begins a post',
    `  netlify.toml                 ${toService}`,
    ...(hasTextsIn(language)
      ? []
      : [
          `  docs/reference/texts.md      how to translate what pages say around your texts: it is in English, as there is nothing in ${language} yet`,
        ]),
    ...(existsSync(join(root, 'data'))
      ? [
          '  data/                        holds what was said while you looked around; delete it if none of that should stay',
        ]
      : []),
  ]
}

function counted(files: number): string {
  return files === 1 ? 'one file' : `${files} files`
}
