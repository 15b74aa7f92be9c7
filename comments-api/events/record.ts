import { instant } from '../storage/instant.ts'
import { always, type Query, sql } from '../storage/sql.ts'
import type { World } from '../world.ts'
import type { Event } from './event.ts'
import { idInOrder } from './id-in-order.ts'

/** Returns a statement for the batch that stores what the event is about, so that both are stored or neither is. */
export function record(event: Event, world: World, condition: Query = always): Query {
  const createdAt = instant(world.now())
  return sql`
    insert into events (id, type, event, created_at)
    select ${idInOrder(world)}, ${event.type}, ${JSON.stringify(event)}, ${createdAt}
    where ${condition}`
}
