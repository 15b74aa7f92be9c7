import { expect, it } from 'vitest'
import { config, importFolder, text } from './jekyll-folder.ts'

async function importBody(body: string) {
  const { post, report } = await importFolder({
    '_config.yml': config,
    '_posts/2014-01-14-rome.md': text('', body),
  })
  return {
    body: post('posts/2014-01-14-rome.md').body.trimEnd(),
    notes: report.notes.map(({ message }) => message),
  }
}

it.each([
  [
    'a comment',
    'One\n\n{::comment}\nsecret `code`\n\n    more\n{:/comment}\n\nTwo',
    'One\n\n\n\nTwo',
  ],
  ['an inline comment', 'One {::comment}secret{:/} two', 'One  two'],
])('a kramdown comment is removed: %s', async (_, written, read) => {
  expect((await importBody(written)).body).toBe(read)
})

it.each([
  ['a sample of a comment', '`{::comment}` and `{:/comment}`', '`{::comment}` and `{:/comment}`'],
  [
    'heading ids that are the same here',
    '## Sub {#sub}\n\n## Other words {#other-words}\n\n## Sub {#sub-2}\n\n## Third {#my-third}',
    '## Sub\n\n## Other words\n\n## Sub\n\n## <a id="my-third"></a>Third',
  ],
  ['ids in samples', '```\n## Sub {#sub}\n```', '```\n## Sub {#sub}\n```'],
  ['the id of a heading with code', '## Of `a` {#on-a .b}', '## <a id="on-a"></a>Of `a`'],
  [
    'Markdown in HTML',
    '<div class="a" markdown="1">\n*One*\n</div>',
    '<div class="a">\n\n*One*\n</div>',
  ],
  [
    'pipes in the code of a table',
    '| a | b |\n|--|:-:|\n| `x|y` | ``z\\|`|`` |\n\n`a|b` | c\n\n```\na | b\n--|--\n`c|d` | e\n```',
    '| a | b |\n|--|:-:|\n| `x\\|y` | ``z\\|`\\|`` |\n\n`a|b` | c\n\n```\na | b\n--|--\n`c|d` | e\n```',
  ],
  ['line breaks', 'One\\\\\ntwo', 'One\\\ntwo'],
  ['formulas with several rows', '$$\na \\\\\nb\n$$', '$$\na \\\\\nb\n$$'],
  ['formulas in MathJax syntax', 'a \\\\(x\\_1\\\\) b\n\n\\\\[ y \\\\]', 'a $x_1$ b\n\n$$y$$'],
  ['formulas between dollars', 'a $x$, $\\alpha$, $f(a) + 1$', 'a $x$, $\\alpha$, $f(a) + 1$'],
  [
    'formulas in samples',
    '`$HOME/$USER` <a title="$HOME/$USER">a</a>',
    '`$HOME/$USER` <a title="$HOME/$USER">a</a>',
  ],
])('kramdown syntax keeps its meaning: %s', async (_, written, read) => {
  expect(await importBody(written)).toEqual({ body: read, notes: [] })
})

it('text between dollar signs is not read as a formula, and abbreviations are reported', async () => {
  const { body, notes } = await importBody('In $HOME/$USER, $PATH:$X\n\n*[HTML]: Hyper Text')

  expect(body).toBe('In \\$HOME/\\$USER, \\$PATH:\\$X')
  expect(notes).toEqual([
    expect.stringContaining('the dollars stay: $HOME/$'),
    expect.stringContaining('the dollars stay: $PATH:$'),
    'explained HTML as "Hyper Text", which does not come along',
  ])
})
