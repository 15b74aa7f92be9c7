import { describe, expect, it } from 'vitest'
import { frameOriginsIn } from '../../../generator/content/texts/frame-address.ts'
import { linksIn } from '../../../generator/markdown/links-in.ts'
import { processorTime } from '../../processor-time.ts'
import { rendered } from './markdown-text.ts'

/** Hostile texts of a given number of pieces. */
const floods: Readonly<Record<string, (count: number) => string>> = {
  'dollars in a row': count => '$'.repeat(count),
  'dollars apart': count => '$ '.repeat(count),
  'dollars that open': count => '$a '.repeat(count),
  'dollars that close': count => 'a$ '.repeat(count),
  'escaped dollars': count => '$a\\$'.repeat(count),
  'backslashes after a dollar': count => `$${'\\'.repeat(count)}`,
  'formulas that never end': count => '$$ a\n'.repeat(count),
  'formulas that nearly end': count => '$$ a$$b\n'.repeat(count),
  'formulas in quotations': count => '> $$\n'.repeat(count),
  'formulas apart that never end': count => '$$ a\n\n'.repeat(count),
  'fences that never end': count => '```ts\na\n\n'.repeat(count),
  'fences in fences': count => `${'~'.repeat(count)}\n${'`'.repeat(count)}`,
  'marked lines': count => `\`\`\`ts {${'1-9,'.repeat(count)}}\na\n\`\`\``,
  'braces behind a fence': count => `\`\`\`ts ${'{'.repeat(count)}\na\n\`\`\``,
  'titles behind a fence': count => `\`\`\`ts ${'title='.repeat(count)}"\na\n\`\`\``,
  callouts: count => '> [!NOTE]\n> a\n\n'.repeat(count),
  'callouts that never end': count => `> [!${'N'.repeat(count)}`,
  definitions: count => 'a\n: b\n'.repeat(count),
  'definitions apart': count => ': a\n\n'.repeat(count),
  tasks: count => '- [x] a\n'.repeat(count),
  footnotes: count => 'a^[b] '.repeat(Math.min(count, 2_000)),
  'references to one footnote': count => `${'a[^1] '.repeat(count)}\n\n[^1]: b`,
  'ends of lines among characters': count => '漢\n'.repeat(count),
  'quotation marks': count => `"'`.repeat(count),
  headings: count => '## a\n\n'.repeat(Math.min(count, 2_000)),
  'watch pages': count => '![a](https://youtu.be/dQw4w9WgXcQ)\n\n'.repeat(count),
  'half an image': count => `![a](https://youtu.be/${'a'.repeat(count)}`,
  'addresses of films': count => `![a](${'a'.repeat(count)}.mp4)`,
}

/** One long line, and twenty that are just short enough. */
const codes: Readonly<Record<string, (length: number) => string>> = {
  'quotation marks': length => '"'.repeat(length),
  backslashes: length => '\\'.repeat(length),
  brackets: length => '([{<'.repeat(length / 4),
  words: length => 'word '.repeat(length / 5),
  letters: length => 'a'.repeat(length),
  dots: length => 'a.'.repeat(length / 2),
  comments: length => '/*'.repeat(length / 2),
  templates: length => '${`'.repeat(length / 3),
  spaces: length => ' '.repeat(length),
  digits: length => '1'.repeat(length),
  signs: length => '+-*=&|!'.repeat(length / 7),
}
const languages =
  'ts js html css json yaml sh py rust go java c cpp sql diff md toml php swift rb'.split(' ')

describe('hostile Markdown', () => {
  it.each(Object.keys(floods))('is rendered in less than quadratic time: %s', name => {
    const flood = floods[name] ?? String
    rendered(flood(100))

    const few = processorTime(() => rendered(flood(2_000)))
    const many = processorTime(() => rendered(flood(16_000)))

    // Eight times as long; what grows with the square takes 64 times.
    expect(many).toBeLessThan(Math.max(24 * few, 400))
  })

  it('is searched for embedded videos within two seconds', () => {
    expect(processorTime(() => frameOriginsIn('![](/w/'.repeat(20_000)))).toBeLessThan(2_000)
  })

  it('is searched for links with shared definitions within two seconds, with the right positions', () => {
    const text = '[a]: /x\n\n[a] '.repeat(3_000)

    expect(processorTime(() => linksIn(text))).toBeLessThan(2_000)
    expect(linksIn('[a] [b]\n\n[b]: /y\n[a]: /x')).toEqual([
      { href: '/x', line: 4, column: 6 },
      { href: '/y', line: 3, column: 6 },
    ])
  })
})

describe('hostile code', () => {
  it.each(Object.keys(codes))('is highlighted within a second in every language: %s', name => {
    const code = codes[name] ?? String
    const slow = languages.flatMap(language => {
      const one = processorTime(() => rendered(`\`\`\`${language}\n${code(20_000)}\n\`\`\``))
      const lines = processorTime(() =>
        rendered(`\`\`\`${language}\n${`${code(960)}\n`.repeat(20)}\`\`\``),
      )
      return one > 1_000 || lines > 500 ? [{ language, one, lines }] : []
    })

    expect(slow).toEqual([])
  })
})
