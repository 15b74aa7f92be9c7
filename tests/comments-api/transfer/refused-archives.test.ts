import { writeFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readArchive } from '../../../comments-api/transfer/read-archive.ts'
import { archivedComment, archiveOf, header } from '../archives.ts'

const written = JSON.stringify(header)

describe('an archive', () => {
  it('is refused when its first line is not JSON', async () => {
    const file = await archiveOf([])
    await writeFile(file, '<?xml version="1.0"?>')

    await expect(readArchive(file)).rejects.toThrow(
      /:1: the line is not JSON\nan archive begins with/,
    )
  })

  it.each([
    ['compressed', gzipSync(written), 'is compressed'],
    ['in UTF-16', Buffer.from(`\uFEFF${written}`, 'utf16le'), 'is in UTF-16'],
    [
      'in UTF-16 without a byte order mark',
      Buffer.from(written, 'utf16le').swap16(),
      'is in UTF-16',
    ],
    ['empty', Buffer.of(), 'is empty'],
    ['nothing but a byte order mark', Buffer.from('\uFEFF'), 'begins with an empty line'],
  ])('is refused when it is %s', async (_, bytes, message) => {
    const file = await archiveOf([])
    await writeFile(file, bytes)

    await expect(readArchive(file)).rejects.toThrow(message)
  })

  it('is refused as a whole, with every invalid line named', async () => {
    const file = await archiveOf([
      header,
      { ...archivedComment, status: 'visible' },
      archivedComment,
      { ...archivedComment, extra: 1, createdAt: '31 Febuary' },
      'nonsense',
      {
        type: 'block',
        id: 'blockblock',
        kind: 'words',
        value: ' ',
        createdAt: archivedComment.createdAt,
      },
      { ...archivedComment, createdAt: '9999-12-31T23:59:59-01:00' },
    ])

    const refused = readArchive(file)

    await expect(refused).rejects.toThrow(
      /:2: status: [\s\S]*:4: createdAt: [\s\S]*:5: [\s\S]*:6: value: [\s\S]*:7: createdAt: /,
    )
    await expect(refused).rejects.not.toThrow(/:3: /)
  })

  it('is refused without its header', async () => {
    await expect(readArchive(await archiveOf([archivedComment]))).rejects.toThrow(
      /an archive begins with/,
    )
  })
})
