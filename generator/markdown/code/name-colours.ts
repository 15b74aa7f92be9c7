import { remember } from '../../remember.ts'

/**
 * The colours of the style sheet, and the scopes that each is for:
 * https://highlightjs.readthedocs.io/en/latest/css-classes-reference.html
 */
const scopesOf = {
  'code-comment': 'comment quote',
  'code-meta': 'meta',
  'code-keyword': 'keyword doctag literal name selector-tag template-tag variable.language_',
  'code-string': 'string char code formula link regexp',
  'code-number': 'number attr attribute bullet property selector-attr selector-pseudo symbol',
  'code-name': 'title selector-class selector-id',
  'code-name code-strong': 'section',
  'code-type': 'type built_in title.class_ template-variable variable',
  'code-subst': 'subst',
  'code-emphasis': 'emphasis',
  'code-strong': 'strong',
  'code-added': 'addition',
  'code-removed': 'deletion',
} as const

const classes = new Map<string, string>(
  Object.entries(scopesOf).flatMap(([name, scopes]) =>
    scopes.split(' ').map((scope): [string, string] => [scope, name]),
  ),
)

/** Replaces the highlighter's class for each scope by one for each colour. Elements without a colour are dropped. */
export function nameColours(markup: string): string {
  const open: (string | undefined)[] = []
  return markup.replace(/<span class="([^"]*)">|<\/span>/g, (tag, scope?: string) => {
    if (scope === undefined) return open.pop() === undefined ? '' : tag
    const name = open.includes('code-meta') ? classWithinMeta(scope) : classOf(scope)
    open.push(name)
    return name === undefined ? '' : `<span class="${name}">`
  })
}

/** The name of a directive, as in `#include`. */
function classWithinMeta(scope: string): string | undefined {
  return scope === 'hljs-keyword' ? 'code-name' : classOf(scope)
}

const classOf = remember((scope: string): string | undefined => {
  const [main = '', finer = ''] = scope.replace(/^hljs-/, '').split(' ')
  return classes.get(`${main}.${finer}`) ?? classes.get(main)
})
