import type { Table } from '../../tables/table.ts'

/**
 * The JSON is that of Waline's own desk, with or without the answer of its API around it, or that of LeanCloud. Network
 * addresses are not read.
 */
export const tables: readonly Table[] = [
  {
    name: 'users',
    inDatabase: 'wl_Users',
    columns: ['id', 'display_name', 'email', 'url', 'type'],
    inJson: ['$.data.Users.*', '$.data.data.Users.*'],
    knownBy: ['display_name', 'type'],
  },
  {
    name: 'comments',
    inDatabase: 'wl_Comment',
    columns: [
      ...['id', 'user_id', 'comment', 'insertedAt', 'createdAt', 'link', 'mail', 'nick'],
      ...['rid', 'pid', 'status', 'sticky', 'url'],
    ],
    inJson: ['$.data.Comment.*', '$.data.data.Comment.*', '$.results.*'],
    knownBy: ['comment', 'url'],
  },
]
