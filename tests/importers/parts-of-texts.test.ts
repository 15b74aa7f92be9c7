import { expect, it } from 'vitest'
import { createSiteFolder } from '../generator/site-folder.ts'
import { importInto, makeContent, makeFolder } from './moving-in.ts'
import { readImported } from './read-imported.ts'
import { item, writeExport } from './wxr.ts'

const markdown = `---
title: A walk
---
[one](#2024-in-review), [two](#in-review), [three](#Salt-Pepper), [four](#salt--pepper), [five](#salt-and-pepper),
[six](#uber-uns), [seven](#ueber-uns), [eight](#ber-uns), [nine](/2014/01/14/walk.html#the-end-1), [ten](#the_end_2),
[**gone** away](#gone), [\`gone\`](#gone), \`[code](#gone)\`, [top](#top) and [again].

[again]: #2024-In-Review

## 2024 in review

## Salt & Pepper

## Über uns

## The end

## The end
`

it('fragment links in Markdown point to its headings, whatever ids these had', async () => {
  const content = makeContent()
  const old = makeFolder({ '_config.yml': '', '_posts/2014-01-14-walk.md': markdown })

  const { report } = await importInto(content, ['jekyll', old])

  const { body } = readImported(content, 'posts/2014-01-14-walk.md')
  expect(body.split('\n\n## ')[0]).toBe(
    [
      '[one](#2024-in-review), [two](#2024-in-review), [three](#salt-pepper), [four](#salt-pepper), [five](#salt-pepper),',
      '[six](#über-uns), [seven](#über-uns), [eight](#über-uns), [nine](#the-end-2), [ten](#the-end-2),',
      '**gone** away, [`gone`](#top), `[code](#gone)`, [top](#top) and [again].',
      '',
      '[again]: #2024-in-review',
    ].join('\n'),
  )
  expect(report.notes.map(({ message }) => message)).toEqual([
    'linked to #gone, which is not in the text; the words stay',
  ])
})

it('fragment links in HTML point to its headings, needed ids are kept, and the site builds', async () => {
  const body = [
    '<p><a href="#a-walk">one</a>, <a href="#A_long_walk">two</a>, <a href="#i-3">three</a>, <a href="#h-in-rome">four</a>,',
    '<a href="https://old.example/2014/rome/#In_Rome">five</a>, <a href="#h">six</a>, <a href="#note">seven</a>,',
    '<a href="#gone">eight</a>, <a href="#twice">nine</a></p>',
    '<h2 id="a-walk">A walk</h2><h2><span id="A_long_walk">A long walk</span></h2><h3><span id="i-3"></span>三</h3>',
    '<section id="h"><h2>Elsewhere</h2></section><h2 id="h-in-rome">In Rome</h2>',
    '<h2>Twice!</h2><h2>Twice?</h2><p id="note">A note.</p>',
  ].join('\n')
  using site = createSiteFolder()

  const { report } = await importInto(site.content, [
    'wordpress',
    writeExport([item({ id: 1, name: 'rome', body })]),
  ])
  await site.build()

  const { body: written } = readImported(site.content, 'posts/2014-01-14-rome.md')
  expect(written).toBe(
    [
      '[one](#a-walk), [two](#a-long-walk), [three](#i-3), [four](#in-rome), [five](#in-rome), [six](#h), [seven](#note), eight, nine',
      '## A walk',
      '## A long walk',
      '<h3 id="i-3">三</h3>',
      '<h2 id="h">Elsewhere</h2>',
      '## In Rome',
      '## Twice!',
      '## Twice?',
      '<p id="note">A note.</p>\n',
    ].join('\n\n'),
  )
  expect(report.notes.map(({ message }) => message)).toEqual([
    'linked to #gone, which is not in the text; the words stay',
    'linked to #twice, which is not in the text; the words stay',
  ])
})
