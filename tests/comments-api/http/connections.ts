import { promisify } from 'node:util'
import type { Service } from '../service.ts'

export function countConnections({ app: { server } }: Service): Promise<number> {
  return promisify(server.getConnections.bind(server))()
}
