import { lstatSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ContentError } from '../../../generator/errors.ts'
import { post } from '../site-folder.ts'
import { beginnings, flags, openClone, refusal } from './author.ts'

describe('npm run init', () => {
  it('keeps the posts and changed pages of the author, and names the posts', async () => {
    using clone = openClone()
    const about = `${post('About me')}`
    clone.write('pages/about.md', about)
    clone.write('posts/2026-11-20-mine.md', post('Mine', '', '[me](../pages/about.md)'))

    const said = await clone.init([...flags, '--yes'])

    expect(clone.files()).toEqual(['pages/about.md', 'posts/2026-11-20-mine.md'])
    expect(clone.read('pages/about.md')).toBe(about)
    expect(said).toContain('yours: content/posts/2026-11-20-mine.md')
    expect(await clone.mistakes()).toEqual([])
  })

  it('replaces the about page so that a link to it still works', async () => {
    using clone = openClone()
    clone.write('posts/2026-11-20-mine.md', post('Mine', '', '[me](../pages/about.md)'))

    await clone.init([...flags, '--yes'])

    expect(clone.files()).toEqual(['pages/about.md', 'posts/2026-11-20-mine.md'])
    expect(await clone.mistakes()).toEqual([])
  })

  it('keeps the pictures that the author added to a folder of the demonstration', async () => {
    using clone = openClone()
    clone.write('posts/2026-06-21-eleven-kilometres/mine.png', 'a picture')

    await clone.init([...flags, '--yes'])

    expect(clone.files()).toContain('posts/2026-06-21-eleven-kilometres/mine.png')
    expect(clone.has('posts/2026-06-21-eleven-kilometres/coast.png')).toBe(false)
    expect(clone.has('posts/2026-01-11-writing-here')).toBe(false)
  })

  it.each([
    ['link', '[a](2026-07-19-moving-in.md)'],
    ['picture', '![A coast](2026-06-21-eleven-kilometres/coast.png)'],
  ])('keeps the demonstration while a %s in a post of the author refers to it', async (_, text) => {
    using clone = openClone()
    clone.write('posts/2026-11-20-mine.md', post('Mine', '', text))
    const before = clone.files()

    const said = await clone.init([...flags, '--yes'])
    const held = clone.files()
    const mistakes = await clone.mistakes()
    clone.write('posts/2026-11-20-mine.md', post('Mine'))
    await clone.init(['--yes'])

    expect(said).toContain('content/posts/2026-11-20-mine.md:5:')
    expect(held).toEqual(before)
    expect(mistakes).toEqual([])
    expect(clone.files()).toEqual(['pages/about.md', 'posts/2026-11-20-mine.md'])
    expect(await clone.mistakes()).toEqual([])
  })

  it('does not overwrite a site.yaml of the author, and still removes the demonstration', async () => {
    using clone = openClone()
    const own = `${clone.read('site.yaml').replace('Afterword', 'Crumbs')}`
    clone.write('site.yaml', own)

    const refused = await refusal(clone.init([...flags, '--yes']))
    await clone.init([], ['y'])

    expect(refused).toContain('--title: content/site.yaml is yours already')
    expect(clone.read('site.yaml')).toBe(own)
    expect(clone.files()).toEqual(['pages/about.md', 'posts/2026-11-20-a-first-post.md'])
    expect(await clone.mistakes()).toEqual([])
  })

  it('reports a mistake in site.yaml as a build does, and removes nothing', async () => {
    using clone = openClone()
    clone.write('site.yaml', 'titel: Crumbs\n')
    const before = clone.files()

    await expect(clone.init(['--yes'])).rejects.toThrow(ContentError)

    expect(clone.files()).toEqual(before)
  })

  it('does not replace a site.yaml that is a symbolic link', async () => {
    using clone = openClone()
    clone.write('../shared.yaml', clone.read('site.yaml'))
    clone.remove('site.yaml')
    symlinkSync(join(clone.content, '../shared.yaml'), join(clone.content, 'site.yaml'))

    await refusal(clone.init([...flags, '--yes']))

    expect(lstatSync(join(clone.content, 'site.yaml')).isSymbolicLink()).toBe(true)
  })

  it('changes nothing when it is run again', async () => {
    using clone = openClone()
    await clone.init([...flags, '--yes'])
    clone.write('pages/about.md', post('About me'))
    rmSync(join(clone.content, 'posts/2026-11-21-a-first-post.md'))

    const said = await clone.init([], [])

    expect(said).toContain('Nothing was changed')
    expect(clone.files()).toEqual(['pages/about.md'])
  })

  it('removes a single text that a newer release brings back, and says so in the singular', async () => {
    using clone = openClone()
    const text = 'posts/2026-07-19-moving-in.md'
    const ofRelease = clone.read(text)
    await clone.init([...flags, '--yes'])
    clone.write(text, ofRelease)

    const said = await clone.init(['--yes'])

    expect(said).toContain('Removed: one file of the demonstration')
    expect(clone.has(text)).toBe(false)
  })

  it('removes the demonstration even if its files have CRLF line ends', async () => {
    using clone = openClone()
    for (const file of clone.files().filter(name => name.endsWith('.md')))
      clone.write(file, clone.read(file).replaceAll('\n', '\r\n'))

    await clone.init([...flags, '--yes'])

    expect(clone.files()).toEqual(beginnings)
  })
})
