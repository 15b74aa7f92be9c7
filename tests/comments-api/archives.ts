import { ArchivedComment } from '../../comments-api/transfer/archive.ts'

export const archivedComment = ArchivedComment.parse({
  type: 'comment',
  id: 'archivedcomment',
  thread: 'rome',
  author: { name: 'Ada' },
  body: 'Kept for years.',
  status: 'approved',
  createdAt: '2020-01-02T03:04:05Z',
})
