import { readJson } from '../../json/read-json.ts'
import { KnownRecords } from '../../known-records.ts'
import { type Found, type Input, type Source, SourceRefused } from '../../source.ts'
import { composeIssue, composeIssueComment, composeThread } from './compose.ts'
import { findingsIn } from './findings-in.ts'
import { type Named, nameOf } from './name-of.ts'

/** https://giscus.app keeps comments in discussions of GitHub. */
export const giscus: Source = {
  name: 'giscus',
  reads: 'discussions of GitHub (JSON of its GraphQL): comments',
  read,
}

/** https://utteranc.es keeps comments in issues of GitHub. */
export const utterances: Source = {
  name: 'utterances',
  reads: 'issues of GitHub and their comments (JSON of its REST or GraphQL): comments',
  read,
}

/** An element of the pages that an API gave, or a field of the only one. A page holds at most 100 discussions. */
const paths = ['$.*']

/** Reads the file twice, because in REST a comment only names its issue, and may come before it. */
async function* read({ path, tellOfFirstPass }: Input): AsyncGenerator<Found> {
  using issues = new KnownRecords<Named>()
  tellOfFirstPass()
  let found = 0
  for await (const { kind, thing } of findingsAmong(await readJson(path, paths))) {
    found += 1
    if (kind === 'issue') issues.add(thing.url, nameOf(thing))
  }
  if (found === 0)
    throw new SourceRefused(
      `${path} holds no discussions, issues or comments of GitHub; the reference of the import says how to ask for them`,
    )
  const file = await readJson(path, paths)
  for await (const { kind, thing } of findingsAmong(file)) {
    if (kind === 'thread') yield* composeThread(thing)
    if (kind === 'issue') yield* composeIssue(thing)
    if (kind === 'comment') yield composeIssueComment(thing, issues.find(thing.issue_url))
  }
  for (const message of file.strange()) yield { type: 'note', where: path, message }
}

async function* findingsAmong({ records }: Awaited<ReturnType<typeof readJson>>) {
  for await (const { value } of records) yield* findingsIn(value)
}
