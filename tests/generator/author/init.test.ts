import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { beginnings, flags, openAuthor, openClone, refusal } from './author.ts'

describe('npm run init', () => {
  it('turns a clone into a site of its own that builds, with flags alone', async () => {
    using clone = openClone()

    const said = await clone.init([...flags, '--yes'])

    expect(parse(clone.read('site.yaml'))).toMatchObject({
      title: 'Crumbs: a "diary"',
      description: 'On bread.',
      url: 'https://crumbs.example',
      author: { name: 'Ada' },
      language: 'de',
      timeZone: 'Europe/Berlin',
      comments: { default: 'closed', service: 'https://comments.crumbs.example' },
    })
    expect(clone.files()).toEqual(beginnings)
    expect(await clone.build()).toMatchObject({ posts: 1, diagnostics: [] })
    expect(said).toContain('npm start')
    expect(said).toContain('https://comments.crumbs.example')
  })

  it('says that pages are in English if there are no texts in the language, and not otherwise', async () => {
    using german = openClone()
    using polish = openClone()

    const inGerman = await german.init([...flags, '--yes', '--language', 'de-AT'])
    const inPolish = await polish.init([...flags, '--yes', '--language', 'pl'])

    expect(inPolish).toContain('it is in English, as there is nothing in pl yet')
    expect(inGerman).not.toContain('texts.md')
  })

  it('asks the questions at a terminal, and offers defaults', async () => {
    using clone = openClone()
    const lines = ['Crumbs', '', 'https://crumbs.example', 'Ada', '', '', '', '', '']

    const said = await clone.init([], lines)

    expect(parse(clone.read('site.yaml'))).toMatchObject({
      title: 'Crumbs',
      description: '',
      language: 'en',
      timeZone: 'Pacific/Auckland',
      comments: { default: 'open' },
    })
    expect(said).toContain('[Pacific/Auckland]')
    expect(clone.files()).toEqual(beginnings)
    expect(await clone.mistakes()).toEqual([])
  })

  it('says why an answer is not valid, and asks again', async () => {
    using clone = openClone()
    const lines = ['', 'Crumbs', '', 'crumbs.example', 'https://crumbs.example', 'Ada']
    const rest = [
      'english, mostly',
      'en',
      'Mars/Base',
      'PST',
      'Etc/UTC',
      'yes',
      'none',
      'maybe',
      'y',
    ]

    const said = await clone.init([], [...lines, ...rest])

    expect(said).toContain('this needs an answer')
    expect(said).toContain('"crumbs.example" cannot be used: must be a web address such as')
    expect(said).toContain('"english, mostly" cannot be used: must be a language tag')
    expect(said).toContain(
      '"Mars/Base" cannot be used: no time zone is called "Mars/Base". Write the zone of a city, such as',
    )
    expect(said).toContain('"PST" cannot be used: no time zone is called "PST"')
    expect(said).toContain('"yes" cannot be used: ')
    expect(said).toContain('Write y or n.')
    expect(said).not.toContain('address of your comment service, or')
    expect(parse(clone.read('site.yaml'))).toMatchObject({
      timeZone: 'Etc/UTC',
      comments: { default: 'none' },
    })
    expect(await clone.mistakes()).toEqual([])
  })

  it('asks only for answers that no flag gives', async () => {
    using clone = openClone()

    const said = await clone.init(flags.slice(2), ['Crumbs', 'n'])

    expect(said).toContain('The name of your site')
    expect(said).not.toContain('Your name')
    expect(parse(clone.read('site.yaml'))).toMatchObject({ title: 'Crumbs' })
  })

  it.each([
    ['with --keep-posts', ['--yes', '--keep-posts'], undefined],
    ['when the author says no', [], ['n']],
  ])('keeps the demonstration %s, and the site still builds', async (_, words, lines) => {
    using clone = openClone()
    const before = clone.files()

    await clone.init([...flags, ...words], lines)

    expect(clone.files()).toEqual(before)
    expect(parse(clone.read('site.yaml'))).toMatchObject({ url: 'https://crumbs.example' })
    expect(await clone.mistakes()).toEqual([])
  })

  it('makes a site that builds with the defaults of --yes alone', async () => {
    using clone = openClone()

    await clone.init(['--yes'])

    expect(await clone.build()).toMatchObject({ posts: 1, diagnostics: [] })
    expect(clone.page('index.html'), 'whole sentences').toContain('or delete it.</p>')
  })

  it('marks the first texts as English in a site of another language', async () => {
    using clone = openClone()

    await clone.init([...flags, '--yes'])
    await clone.build()

    expect(clone.page('about/index.html')).toContain('lang="en"')
    expect(clone.page('index.html')).toContain('<html lang="de"')
  })

  it('works in an empty content folder, too', async () => {
    using author = openAuthor()
    author.remove('site.yaml')

    await author.init([...flags, '--yes'])

    expect(author.files()).toEqual(beginnings)
    expect(await author.mistakes()).toEqual([])
  })
})

describe('a failing npm run init', () => {
  it.each([
    [
      'nobody can answer, and the missing flags are named',
      flags.slice(4),
      undefined,
      [/--title, --description, --keep-posts or --yes/],
    ],
    [
      'nobody can answer whether the demonstration may be removed',
      flags,
      undefined,
      [/give --keep-posts or --yes\./],
    ],
    [
      'flags are wrong, which are reported together',
      [
        ...['--url', 'nowhere', '--language', '?', '--time-zone', 'Mars', '--comments', 'maybe'],
        ...['--service', 'x', '--title', ' ', '--yes'],
      ],
      undefined,
      [/--url/, /--language/, /--time-zone/, /--comments/, /--service/, /--title/],
    ],
    ['an option does not exist', ['--tilte', 'x'], undefined, [/--tilte/]],
    ['the folder does not exist', ['--content', 'nowhere'], undefined, [/no such folder/]],
    ['the folder is a file', ['--content', 'content/site.yaml'], undefined, [/no such folder/]],
    ['the author stops answering', [], ['Crumbs'], [/nothing was changed/]],
    ['the author stops at the last question', flags, [], [/nothing was changed/]],
  ])('changes nothing when %s', async (_, words, lines, reasons) => {
    using clone = openClone()
    const before = { files: clone.files(), site: clone.read('site.yaml') }

    const said = await refusal(clone.init(words, lines))

    for (const reason of reasons) expect(said).toMatch(reason)
    expect({ files: clone.files(), site: clone.read('site.yaml') }).toEqual(before)
  })

  it('removes nothing and leaves site.yaml as it is when a file cannot be written', async () => {
    using clone = openClone()
    const before = clone.files()
    // A folder stands where the about page would be written first.
    mkdirSync(join(clone.content, 'pages/.about.md.new'))

    await expect(clone.init([...flags, '--yes'])).rejects.toThrow()

    expect(clone.files()).toEqual(before)
    expect(parse(clone.read('site.yaml'))).toMatchObject({ title: 'Afterword' })
  })
})
