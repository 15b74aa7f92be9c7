import { instant } from '../storage/instant.ts'
import { always, insertWhere, type Query } from '../storage/sql.ts'
import type { World } from '../world.ts'
import type { Event } from './event.ts'
import { idInOrder } from './id-in-order.ts'

/** A statement for the batch that stores what the event tells of: both are stored or neither is. */
export function record(event: Event, world: World, condition: Query = always): Query {
  const row = {
    id: idInOrder(world),
    type: event.type,
    event: JSON.stringify(event),
    created_at: instant(world.now()),
  }
  return insertWhere('events', row, condition)
}
