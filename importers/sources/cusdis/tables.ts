import type { Table } from '../../tables/open-tables.ts'

/** https://github.com/djyde/cusdis/blob/master/prisma/sqlite/schema.prisma */
export const tables = {
  pages: { inDatabase: 'pages', columns: ['id', 'slug', 'url'], inJson: ['$.pages.*'] },
  comments: {
    inDatabase: 'comments',
    columns: [
      ...['id', 'pageId', 'created_at', 'deletedAt', 'moderatorId'],
      ...['by_email', 'by_nickname', 'content', 'approved', 'parentId'],
    ],
    inJson: ['$.comments.*'],
  },
} as const satisfies Readonly<Record<string, Table>>
