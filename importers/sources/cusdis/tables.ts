import type { Table } from '../../tables/table.ts'

/** https://github.com/djyde/cusdis/blob/master/prisma/sqlite/schema.prisma */
export const tables: readonly Table[] = [
  {
    name: 'projects',
    inDatabase: 'projects',
    columns: ['id', 'title', 'deletedAt', 'deleted_at', 'ownerId'],
    inJson: ['$.projects.*'],
    knownBy: ['title', 'ownerId'],
  },
  {
    name: 'pages',
    inDatabase: 'pages',
    columns: ['id', 'slug', 'url', 'projectId'],
    inJson: ['$.pages.*'],
    knownBy: ['slug', 'projectId'],
  },
  {
    name: 'comments',
    inDatabase: 'comments',
    columns: [
      ...['id', 'pageId', 'created_at', 'deletedAt', 'moderatorId'],
      ...['by_email', 'by_nickname', 'content', 'approved', 'parentId'],
    ],
    inJson: ['$.comments.*'],
    knownBy: ['pageId', 'content'],
  },
]
