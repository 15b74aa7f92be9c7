import type { Table } from '../../tables/table.ts'

/**
 * In JSON: the desk's own, with or without the answer of the API around
 * it, and LeanCloud's. Addresses of the network are left where they are.
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
      ...['rid', 'pid', 'status', 'url'],
    ],
    inJson: ['$.data.Comment.*', '$.data.data.Comment.*', '$.results.*'],
    knownBy: ['comment', 'url'],
  },
]
