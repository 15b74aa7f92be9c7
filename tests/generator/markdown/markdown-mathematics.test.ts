import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Parser } from 'htmlparser2'
import { describe, expect, it } from 'vitest'
import { anchorsIn } from '../../../generator/markdown/anchors-in.ts'
import { createMarkdown } from '../../../generator/markdown/create-markdown.ts'
import { FormulaError } from '../../../generator/markdown/mathematics/set-formula.ts'
import {
  lengthClasses,
  withoutStyles,
  wordClasses,
} from '../../../generator/markdown/mathematics/without-styles.ts'
import { rendered } from './markdown-text.ts'

const countOf = (text: string) => rendered(text).match(/<math/g)?.length ?? 0

describe('dollar signs in a text', () => {
  it.each([
    '$5 and $10',
    'US$5 to US$10',
    '\\$x$',
    '$x\\$',
    '`$x$`',
    '$ x$',
    '$x $',
    '$x$5',
    '$$',
    '$$$$',
    '$',
    'a $',
    '    $x$',
    '```\n$x$\n$$\ny\n$$\n```',
    '<i title="$x$">',
    '$x\n\ny$',
    '$$x\n\ny$$',
    '$$\nx\n',
  ])('are plain text in %j', text => {
    expect(countOf(text)).toBe(0)
  })

  it.each([
    ['$x$', 1],
    ['$x$, $y$; $z$.', 3],
    ['the $n$th', 1],
    ['$a\nb$', 1],
    ['**$x$** and [$y$](z)', 2],
    ['$a_1 * b_2 * c$ and *em*', 1],
    ['costs \\$5, or $5x$', 1],
    ['$\\$5$', 1],
    ['$`x`$', 1],
    ['$$x$$', 1],
    ['a $$x$$ b $$y$$', 2],
    ['$$a$$ and $$b$$', 2],
    ['words\n$$\n- x\n+ y\n$$\nwords', 1],
    ['> $$\n> x\n> $$', 1],
    ['- $$\n  x\n  $$\n- $y$', 2],
    ['a\n\n$$x$$ \n', 1],
    ['| a |\n|---|\n| $x$ |', 1],
    ['x^[note with $y$]', 1],
    ['# A $x$', 1],
  ])('delimit formulas in %j', (text, count) => {
    expect(countOf(text)).toBe(count)
  })

  it('put a displayed formula in a box that scrolls', () => {
    expect(rendered('$$\nx\n$$')).toBe(
      '<div class="formula" role="group" tabindex="0" aria-label="Formula">' +
        '<math display="block" class="tml-display"><mi>x</mi></math></div>\n',
    )
    expect(rendered('1. 2. $$x$$ ')).toContain('<div class="formula"')
    expect(rendered('- $$\nx$$')).toContain('<li><span class="formula"')
    expect(rendered('a $$x$$')).toContain('<p>a <span class="formula" role="group"')
  })

  it.each([
    ['one wider than a phone', '$\\frac{123456789012345678901}{2}$', true],
    ['a long one that can break across lines', `$${Array(40).fill('a').join('+')}$`, false],
    ['a short one', '$\\frac{1}{2}$', false],
    ['a short one of long commands', '$\\frac{\\alpha\\beta\\gamma}{\\delta}$', false],
  ])('make an inline formula scroll only when it is wide: %s', (_, tex, isWide) => {
    expect(rendered(`a ${tex}`).includes('<math class="wide-formula" tabindex="0">')).toBe(isWide)
  })
})

describe('a formula that is invalid TeX', () => {
  const thrownBy = (text: string): unknown => {
    try {
      return rendered(text)
    } catch (error) {
      return error
    }
  }

  it.each([
    ['$\\foo$', 0],
    ['One\ntwo `a\nb` $\\foo$', 2],
    ['One\n\n> - two\n>   $x$ and\n>   $\\foo$', 4],
    ['$$\na\n\\foo\n$$', 2],
    ['One.\n\n[^a]\n\n[^a]: Note\n    $\\foo$', 5],
    ['$x^$', 0],
    ['$x$\n$y$\n$z$\n$\\foo$', 3],
    ['One[^a]\n\n[^a]: Note\n\n    $\\foo$', 4],
    ['One\n\ntwo^[$\\foo$] three.\n\nfour', 2],
    ['$\\frac{1}{$', 0],
  ])('is reported at its line: %j', (text, line) => {
    const error = thrownBy(text)

    expect(error).toBeInstanceOf(FormulaError)
    expect(error).toMatchObject({ line })
  })

  it('has a message of one line', () => {
    expect(thrownBy('$\\foo x$')).toMatchObject({
      message: 'the formula "\\foo x" cannot be set: Unsupported function name: \\foo',
    })
  })

  it('does not fail the search for anchors', () => {
    expect(anchorsIn(createMarkdown(), '## A\n\n$\\foo$')).toEqual(['a'])
  })
})

const load = createRequire(import.meta.url)

/** Every command and environment of Temml, with several kinds of arguments. */
function everyFormula(): string[] {
  const source = readFileSync(load.resolve('temml'), 'utf8')
  const commands = new Set([...source.matchAll(/"\\(\\[A-Za-z]+)"/g)].map(([, name]) => name))
  const environments = new Set(
    [...source.matchAll(/names: \[([^\]]+)\]/g)].flatMap(([, names = '']) =>
      [...names.matchAll(/"([A-Za-z*]+)"/g)].map(([, name]) => name),
    ),
  )
  return [
    ...[...commands].flatMap(name => [
      `${name} x`,
      `${name}{a}{b}`,
      `${name}[b]{a}`,
      `${name}{red}{x+y}`,
      `x${name} y`,
      `\\left(${name}{\\frac{abc}{d}}\\right)`,
      `${name}{1em}{x}`,
    ]),
    ...[...environments].flatMap(name => [
      `\\begin{${name}} a & b \\\\ c & d \\end{${name}}`,
      `\\begin{${name}}{c|c:r} a & b \\\\ \\hline c & d \\\\[2em] \\hdashline e & f\\\\ \\hline\\hline \\end{${name}}`,
      `\\begin{${name}} a \\tag{3} \\label{x} \\end{${name}}`,
    ]),
    '\\textcolor{#ff0000}{x}',
    '\\fcolorbox{red}{aqua}{$x$}',
  ]
}

function markupOf(tex: string, options: { readonly displayMode: boolean }): string[] {
  try {
    return [load('temml').renderToString(tex, { ...options, throwOnError: true })]
  } catch {
    return []
  }
}

describe('the output of Temml for a formula', () => {
  const markups = everyFormula().flatMap(tex => [
    ...markupOf(tex, { displayMode: true }),
    ...markupOf(tex, { displayMode: false }),
  ])

  it('is stripped of all style attributes and ids, but of no text', () => {
    const left: string[] = []
    const words = (markup: string) => markup.replace(/<[^>]*>/g, '')
    const parser = new Parser({
      onattribute: name => /^(?:style|id|on.*)$/.test(name) && left.push(name),
    })

    for (const markup of markups) parser.write(withoutStyles(markup))
    parser.end()

    expect(markups.length).toBeGreaterThan(5_000)
    expect(left).toEqual([])
    expect(markups.filter(markup => words(markup) !== words(withoutStyles(markup)))).toEqual([])
  })

  it('keeps its colours', () => {
    expect(withoutStyles('<mi style="color:#ff0000;">x</mi>')).toBe(
      '<mi mathcolor="#ff0000">x</mi>',
    )
    expect(withoutStyles('<mi style="color:undefined;">x</mi>')).toBe('<mi>x</mi>')
  })

  it('gets exactly the classes in the style sheet', () => {
    const styles = readFileSync('templates/styles/formula-classes.css', 'utf8')
    const known = [...new Set(styles.match(/\.math-[\w-]+/g))].map(name => name.slice(1))
    const lengths = Object.values(lengthClasses).flatMap(({ name, steps }) =>
      steps.map(step => `${name}-${Math.abs(step)}`),
    )
    const words = Object.values(wordClasses).filter(name => name.startsWith('math-'))

    expect(known.sort()).toEqual([...lengths, ...words].sort())
  })
})
