import { getCollection } from 'astro:content'

const posts = await getCollection('posts')

export const newestFirst = posts.toSorted((a, b) => b.data.date - a.data.date)

export const tags = [...new Set(newestFirst.flatMap(post => post.data.tags))]

export const addressOf = tag => `/tags/${slugOf(tag)}/`

export const slugOf = tag => tag.replaceAll(' ', '-')

export const day = date => date.toISOString().slice(0, 10)

const words = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' })

export const inWords = date => words.format(date)
