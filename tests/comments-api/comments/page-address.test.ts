import { describe, expect, it } from 'vitest'
import { pageAddress, withoutQuery } from '../../../comments-api/comments/threads/page-address.ts'

describe('the normalised address of a page', () => {
  it.each([
    'https://blog.example/a/',
    'https://blog.example/a',
    'http://blog.example/a/',
    'https://BLOG.example/a/',
    'https://blog.example./a/',
    'https://blog.example:443/a/',
    'http://blog.example:80/a/',
    'https://blog.example/a/index.html',
    'https://blog.example/a/index.htm',
    'https://blog.example/a.html',
    'https://blog.example//a//',
    'https://blog.example/b/../a/',
    'https://blog.example/%61/',
    'https://blog.example/a/#comment-1',
    'https://blog.example/a/?utm_source=x&utm_medium=y',
    'https://blog.example/a/?fbclid=1#part',
    'https://blog.example/a/?UTM_Campaign=x',
    'https://blog.example/a/index.html?utm_term=x#comment-1',
    'https://blog.example/A/../a/index.html',
    ' https://blog.example/a/ ',
  ])('is blog.example/a for %s', address => {
    expect(pageAddress(address)).toBe('blog.example/a')
  })

  it('is the same for every encoding of non-ASCII letters', () => {
    const spellings = ['/caf%C3%A9/', '/caf%c3%a9', '/café/', '/cafe\u0301/']

    const addresses = spellings.map(path => pageAddress(`https://blog.example${path}`))
    expect(new Set(addresses)).toEqual(new Set(['blog.example/caf%C3%A9']))
  })

  it('is the bare host for every spelling of the front page', () => {
    const written = [
      'https://blog.example',
      'https://blog.example/',
      'https://blog.example/index.html',
    ]

    expect(new Set(written.map(pageAddress))).toEqual(new Set(['blog.example']))
  })

  it('keeps the query without tracking parameters, and withoutQuery removes it', () => {
    const address = pageAddress('https://blog.example/?p=12&utm_source=x')

    expect(address).toBe('blog.example?p=12')
    expect(withoutQuery(address ?? '')).toBe('blog.example')
  })
})

it.each([
  ['https://blog.example/a%2Fb/', 'https://blog.example/a/b/'],
  ['https://blog.example:8443/a/', 'https://blog.example/a/'],
  ['https://www.blog.example/a/', 'https://blog.example/a/'],
  ['https://blog.example/A/', 'https://blog.example/a/'],
  ['https://blog.example/a%/', 'https://blog.example/a/'],
])('%s and %s are different pages', (one, other) => {
  expect(pageAddress(one)).not.toBe(pageAddress(other))
})

it.each([
  'javascript:alert(1)',
  'ftp://blog.example/a',
  '/a/',
  '',
  'https://ada@blog.example/a/',
  'https://:secret@blog.example/a/',
])('"%s" is not the address of a page', text => {
  expect(pageAddress(text)).toBeNull()
})
