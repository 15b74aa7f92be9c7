import { type Diagnostic, wrongFile } from '../diagnostic.ts'
import { isLikeSite } from '../site/read-site.ts'
import { type FoundFile, isPostFile } from './find-files.ts'

/**
 * Finds Markdown files that do not become a page, and a second site.yaml. In a folder of posts this is an error;
 * elsewhere it may be intended, so it is only a warning.
 */
export function findMisplaced(files: readonly FoundFile[], shownAs: string): Diagnostic[] {
  const sources = files.map(({ source }) => source)
  const doubles = sources.filter(source => isLikeSite(source) && source !== 'site.yaml')
  const hasSite = sources.includes('site.yaml')
  return [
    ...(hasSite ? doubles : []).map(source => wrongFile(`${shownAs}/${source}`, beside)),
    ...sources.filter(isNoFolder).map(source => wrongFile(`${shownAs}/${source}`, noFolder)),
    ...misplacedTexts(sources, shownAs),
  ]
}

/** If Git cannot create a symbolic link, it leaves a file like this, and the site would silently lose all its posts. */
function isNoFolder(source: string): boolean {
  return source === 'posts' || source === 'pages'
}

function misplacedTexts(sources: readonly string[], shownAs: string): Diagnostic[] {
  return (
    sources
      // Editors of Windows append ".txt" to a name, and its folders do not show that.
      .filter(source => markdownPath.test(source) && !isPostFile({ source }))
      .map(source =>
        wrongFile(`${shownAs}/${source}`, /^(?:posts|pages)\//.test(source) ? misnamed : astray),
      )
  )
}

const markdownPath = /\.(?:md|markdown|mdx|md\.txt)$/is

const noFolder = {
  code: 'misplaced-file',
  message: 'is a file, but should be a folder',
  hint: 'Move it elsewhere, and put the texts into a folder of that name.',
} as const

const misnamed = {
  code: 'misplaced-file',
  message: 'is not published: only ".md" makes a page of Markdown',
  hint: 'Rename it so that it ends in ".md".',
} as const

const beside = {
  severity: 'warning',
  code: 'misplaced-file',
  message: 'is not read: the settings of the site are in site.yaml',
  hint: 'Copy what is missing into site.yaml, and delete this file.',
} as const

const astray = {
  severity: 'warning',
  code: 'misplaced-file',
  message: 'is not published: it is neither in posts/ nor in pages/',
  hint: 'Move it there, or start its name with "." if it is not meant to be published.',
} as const
