import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { importInto, makeContent, makeFolder, post } from './moving-in.ts'

const rome = { 'posts/2022-01-01-rome.md': post('Rome', 'permalink: /blog/rome/\n') }

async function importFile(source: string, written: string | Buffer) {
  const file = `${makeFolder({ dump: written })}/dump`
  const { report, entries } = await importInto(makeContent(rome), [source, file])
  return { report, entries: entries() }
}

const ofMysql = `-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
/*!40103 SET TIME_ZONE='+00:00' */;
CREATE TABLE \`wl_Comment\` (
  \`id\` int(11) unsigned NOT NULL AUTO_INCREMENT,
  \`user_id\` int(11) DEFAULT NULL,
  \`comment\` text,
  \`insertedAt\` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
  \`nick\` varchar(255) DEFAULT NULL COMMENT 'it''s; (',
  \`pid\` int(11) DEFAULT NULL,
  \`status\` enum('approved','(') NOT NULL DEFAULT '',
  \`url\` varchar(255) DEFAULT NULL,
  PRIMARY KEY (\`id\`),
  KEY \`at\` (\`url\`(20))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
LOCK TABLES \`wl_Comment\` WRITE;
INSERT INTO \`wl_Comment\` VALUES (1,NULL,'It\\'s \\"so\\";\\nand (a, b)','2022-03-04 05:06:07','Ada',NULL,'approved','/blog/rome/'),(2,7,_binary 'Nö','2022-03-04 05:06:08',0x4265,1,'approved','/blog/rome/');
UNLOCK TABLES;
INSERT INTO \`wl_Users\` (\`id\`, \`display_name\`, \`type\`) VALUES (7, 'Olive', 'administrator');
`

const ofPostgres = `-- PostgreSQL database dump
\\restrict x'
SET client_encoding = 'UTF8';
CREATE FUNCTION public.one() RETURNS text LANGUAGE sql AS $_$ select 'it; $_$;
CREATE TABLE public.comments (id text NOT NULL, "pageId" text NOT NULL);
COPY public.comments (id, "pageId", created_at, "moderatorId", by_nickname, content, approved, "parentId") FROM stdin;
a\tp1\t2022-03-04 05:06:07.89\t\\N\tAda\tFirst;\\nit's \\\\N\tt\t\\N
b\tp1\t2022-03-04 05:06:08\tu1\tOlive\tTo you\tf\ta
\\.
COPY public.pages (id, slug, url, "projectId") FROM stdin;
p1\trome\t\\N\tx
\\.
`

const ofSqlite = `PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE pages (id text primary key, slug text not null, url text, projectId text);
CREATE TABLE IF NOT EXISTS "comments" ("id" text, "pageId" text, "content" text, "approved" boolean);
INSERT INTO pages VALUES('p1','rome',NULL,'x');
INSERT INTO comments VALUES('a','p1',replace('First; it''s \\n\\012second','\\012',char(10)),1);
COMMIT;
`

describe('comments in a database dump', () => {
  it('are read from a dump of MySQL, with its time zone', async () => {
    const { report, entries } = await importFile('waline', ofMysql)

    expect(report).toMatchObject({ read: 2, imported: 2 })
    expect(entries).toMatchObject([
      { thread: 'rome', body: 'It\'s "so";\nand (a, b)', createdAt: '2022-03-04T05:06:07.000Z' },
      { author: { name: 'Be', isOwner: true }, body: 'Nö', parent: entries[0]?.id },
    ])
  })

  it('are read from a compressed dump of PostgreSQL', async () => {
    const { entries } = await importFile('cusdis', gzipSync(ofPostgres))

    expect(entries).toMatchObject([
      { thread: 'rome', body: "First;\nit's \\N", status: 'approved' },
      { author: { name: 'Olive', isOwner: true }, status: 'pending', parent: entries[0]?.id },
    ])
  })

  it.each([
    ['up to 3.49', ofSqlite],
    [
      'since 3.50',
      ofSqlite.replace(/replace\(.*char\(10\)\)/, "unistr('First; it''s \\\\n\\u000asecond')"),
    ],
  ])('are read from a dump of SQLite %s', async (_, written) => {
    const { entries } = await importFile('cusdis', written)

    expect(entries).toMatchObject([{ thread: 'rome', body: "First; it's \\n\nsecond" }])
  })

  it('are read across the chunks of a large file, and after a long SQL comment', async () => {
    const copy = '*/\nCOPY public.comments (id, "pageId", content) FROM stdin;\n'
    const before = `/*${'*'.repeat(128 * 1024 - 2 - copy.length)}${copy}`
    const rows = Array.from({ length: 70 }, (_, id) => `${id}\tp1\t`.padEnd(4 * 1024 - 1, 'x'))
    const page = "INSERT INTO pages (id, slug, \"projectId\") VALUES ('p1', 'rome', 'x');\n"

    const { report } = await importFile('cusdis', `${before}${rows.join('\n')}\n\\.\n${page}`)

    expect(report).toMatchObject({ read: 70, imported: 70 })
  })

  it.each([
    ['PGDMP...', /pg_restore/],
    ['PK\u0003\u0004...', /unpack it/],
  ])('are rejected with a hint if the file starts with %j', async (written, advice) => {
    await expect(importFile('cusdis', written)).rejects.toThrow(advice)
  })

  it('are rejected if a row is too large', async () => {
    const written = `INSERT INTO wl_Comment VALUES (${'1,'.repeat(530_000)}1);`

    await expect(importFile('waline', written)).rejects.toThrow(/more than 32 million/)
  })

  it.each([
    ['a row', ofMysql.slice(0, ofMysql.indexOf("'Ada'"))],
    ['a table', ofPostgres.slice(0, ofPostgres.indexOf('\\.'))],
    ['a text', `INSERT INTO \`wl_Comment\` VALUES (1, '${'x'.repeat(300_000)}`],
    ['brackets', `INSERT INTO wl_Comment VALUES ${'('.repeat(200_000)}`],
  ])('are rejected if the dump ends within %s', async (_, written) => {
    await expect(importFile('waline', written)).rejects.toThrow(/is incomplete|nests brackets/)
  })
})

const line = { comment: 'First', nick: 'Ada', url: '/blog/rome/' }

describe('comments exported from the database by another program', () => {
  it.each([
    ['one line per comment', (rows: object[]) => rows.map(row => JSON.stringify(row)).join('\n')],
    [
      'the heading of LeanCloud',
      (rows: object[]) =>
        ['#filetype:JSON-streaming {}', ...rows.map(row => JSON.stringify(row))].join('\n'),
    ],
    ['a list', (rows: object[]) => JSON.stringify(rows, null, 2)],
  ])('are read as JSON with %s, and other records are counted as unreadable', async (_, write) => {
    const rows = [
      { _id: { $oid: 'a1' }, ...line, insertedAt: { $date: '2022-03-04T05:06:07Z' } },
      { _id: 'a2', ...line, comment: 'Re', pid: 'a1', createdAt: '2022-03-05' },
      {
        ...{ _id: 'a3', ...line, comment: 'By numbers', user_id: { $numberInt: '5' } },
        insertedAt: { $date: { $numberLong: '1646370367000' } },
      },
      { likes: 7 },
    ]

    const { report, entries } = await importFile('waline', write(rows))

    expect(report).toMatchObject({ read: 4, imported: 3, skipped: { unreadable: 1 } })
    const first = entries.find(({ body }) => body === 'First')
    expect(entries.find(({ body }) => body === 'Re')).toMatchObject({ parent: first?.id })
    expect(entries).toContainEqual(
      expect.objectContaining({ body: 'By numbers', createdAt: '2022-03-04T05:06:07.000Z' }),
    )
  })

  it('are read as CSV', async () => {
    const written =
      '\uFEFF"id",nick,comment,pid,url,insertedat\r\n1,Ada,"First, ""so""\nand on",NULL,/blog/rome/,2022-03-04 05:06:07\r\n2,"Bob",Re,1,/blog/rome/,2022-03-04 05:06:08'

    const { entries } = await importFile('waline', written)

    expect(entries).toMatchObject([
      { body: 'First, "so"\nand on', parent: null, createdAt: '2022-03-04T04:06:07.000Z' },
      { author: { name: 'Bob' }, parent: entries[0]?.id },
    ])
  })

  it('are rejected if a quotation mark is not closed', async () => {
    const written = `id,comment,url\n1,"${'x'.repeat(300_000)}`

    await expect(importFile('waline', written)).rejects.toThrow(/ends within quotation marks/)
  })
})
