import { describe, expect, it } from 'vitest'
import { importInto, makeContent, makeFile, post } from './moving-in.ts'

function fileWith(...documents: readonly unknown[]): string {
  const text = documents.map(document => JSON.stringify(document)).join('\n')
  return makeFile('github.json', text)
}

const rome = { 'posts/2022-01-01-rome.md': post('Rome', 'permalink: /blog/rome/\n') }

function comment(id: string, more: object) {
  return {
    id,
    author: { login: 'ada', url: 'https://github.com/ada' },
    authorAssociation: 'NONE',
    createdAt: '2022-02-03T04:05:06Z',
    lastEditedAt: null,
    deletedAt: null,
    isMinimized: false,
    ...more,
  }
}

function discussion(title: string, nodes: readonly unknown[], more: object = {}) {
  return {
    title,
    url: `https://github.com/olive/blog/discussions/${title.length}`,
    body: `# ${title}\n\nOf a trip\n\nhttps://old.example/blog/rome/\n\n<!-- sha1: abc -->`,
    comments: { totalCount: nodes.length, nodes },
    ...more,
  }
}

function page(...nodes: readonly unknown[]) {
  return { data: { repository: { discussions: { nodes, pageInfo: { hasNextPage: false } } } } }
}

const replies = {
  totalCount: 2,
  nodes: [
    comment('r1', { bodyHTML: '<p dir="auto">To you</p>', replyTo: { id: 'c1' } }),
    comment('r2', { bodyHTML: '<p>Bad</p>', isMinimized: true, minimizedReason: 'SPAM' }),
  ],
}
const talk = discussion('blog/rome', [
  comment('c1', { bodyHTML: '<p>First, <strong>bold</strong></p>', body: 'x', replies }),
  comment('c2', { body: 'By <b>me</b>', authorAssociation: 'OWNER', author: null }),
  comment('c3', { bodyHTML: '<p>Off topic</p>', isMinimized: true, minimizedReason: 'OFF_TOPIC' }),
  comment('c4', { bodyHTML: '', deletedAt: '2022-02-04T00:00:00Z', replies: { nodes: [] } }),
  null,
])

/** The same in the form of a GraphQL answer with cursors. */
function edgesOf(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (name, held) => {
    if (name === '') return held.map((node: unknown) => ({ node }))
    if (!Array.isArray(held?.nodes)) return held
    const { nodes, ...more } = held
    return { ...more, edges: nodes.map((node: unknown) => ({ node, cursor: 'Y3Vyc29y' })) }
  })
}

describe('comments imported from giscus', () => {
  it('are assigned to the post that the discussion is named after, with their replies', async () => {
    const words = ['giscus', fileWith(page(talk))]

    const { report, entries } = await importInto(makeContent(rome), words)

    const find = (body: string) => entries().find(one => one.body === body)
    const ada = { name: 'ada', email: null, url: 'https://github.com/ada', isOwner: false }
    expect(report).toMatchObject({
      read: 7,
      imported: 4,
      skipped: { spam: 1, deleted: 1, unreadable: 1 },
    })
    expect(entries().every(({ thread }) => thread === 'rome')).toBe(true)
    expect(find('First, **bold**')).toMatchObject({ parent: null, author: ada, status: 'approved' })
    expect(find('To you')).toMatchObject({ parent: find('First, **bold**')?.id })
    expect(find('By **me**')).toMatchObject({ author: { name: 'ghost', isOwner: true } })
    expect(find('Off topic')).toMatchObject({ status: 'pending' })
  })

  it.each([
    ['pages one after another', [page(talk), page(discussion('two', []))]],
    ['pages in one list', [[page(talk), page()]]],
    ['edges instead of nodes', [{ data: { search: { edges: edgesOf([talk]) } } }]],
    ['a list of discussions', [[talk]]],
  ])('are all read from %s', async (_, documents) => {
    const { report } = await importInto(makeContent(rome), ['giscus', fileWith(...documents)])

    expect(report).toMatchObject({ read: 7, imported: 4 })
  })

  it.each([
    ['the page URL in the text of the discussion', 'On a trip to Rome', 'address'],
    ['its title, if that is a URL', 'https://old.example/blog/rome/?ref=x', 'address'],
    ['its title, if that is an id', 'rome', 'id'],
  ])('are assigned to their post by %s', async (_, title, matchedBy) => {
    const words = ['giscus', fileWith(page(discussion(title, [comment('c', { body: 'Hi' })])))]

    const { report } = await importInto(makeContent(rome), words)

    expect(report.threads).toMatchObject([{ thread: 'rome', matchedBy, imported: 1 }])
  })

  it('are not assigned to a post that the discussion only mentions', async () => {
    const body = 'See https://old.example/blog/rome/ for more of it'
    const talk = discussion('A question', [comment('c', { body: 'Hi' })], { body })

    const { report } = await importInto(makeContent(rome), ['giscus', fileWith(page(talk))])

    expect(report.threads).toMatchObject([{ thread: 'unmatched-a-question', imported: 1 }])
  })

  it('are reported as missing if the export has only the first page of them', async () => {
    const nodes = [comment('c', { body: 'Hi' })]
    const talk = discussion('blog/rome', nodes, { comments: { totalCount: 130, nodes } })

    const { report } = await importInto(makeContent(rome), ['giscus', fileWith(page(talk))])

    expect(report.notes).toMatchObject([
      { where: talk.url, message: 'holds 1 of 130 comments; ask for the other pages, too' },
    ])
  })
})

const api = 'https://api.github.com/repos/olive/blog/issues'

function issue(number: number, title: string, more: object = {}) {
  return { url: `${api}/${number}`, number, title, body: '', comments: 1, ...more }
}

function issueComment(id: number, number: number, body: string) {
  const user = {
    login: 'ada',
    url: 'https://api.github.com/users/ada',
    html_url: 'https://github.com/ada',
  }
  const created_at = '2020-02-03T04:05:06Z'
  return { id, node_id: `IC_${id}`, issue_url: `${api}/${number}`, user, body, created_at }
}

describe('comments imported from utterances', () => {
  it('are assigned to their issue by its number, in any order of the records', async () => {
    const comments = [issueComment(1, 7, 'Hi, *there*'), issueComment(2, 8, 'Of code')]
    const lost = issueComment(3, 99, 'Of an issue that is not there')
    const issues = [issue(7, 'blog/rome'), issue(8, 'A fix', { pull_request: { url: 'x' } })]
    const words = ['utterances', fileWith([...comments, lost], issues)]

    const { report, entries } = await importInto(makeContent(rome), words)

    expect(report).toMatchObject({ read: 3, imported: 2, skipped: { 'another-kind': 1 } })
    expect(entries()).toMatchObject([
      {
        thread: 'rome',
        body: 'Hi, *there*',
        author: { name: 'ada', url: 'https://github.com/ada' },
      },
      { thread: 'unmatched-issue-99' },
    ])
  })

  it('are read from the output of gh', async () => {
    const comments = [comment('IC_1', { body: 'Hi' }), comment('IC_2', { body: 'Ho' })]
    const listed = {
      number: 7,
      title: 'blog/rome',
      url: 'https://github.com/x',
      body: '',
      comments,
    }

    const words = ['utterances', fileWith([listed])]

    const { report } = await importInto(makeContent(rome), words)
    expect(report).toMatchObject({ read: 2, imported: 2, threads: [{ thread: 'rome' }] })
  })

  it('are rejected if the file has none', async () => {
    const words = ['utterances', fileWith({ message: 'Bad credentials' })]

    await expect(importInto(makeContent(), words)).rejects.toThrow(/holds no discussions, issues/)
  })
})
