/** Any number, the same for all releases: "aftw" in ASCII. */
const turn = 0x61667477

/**
 * Whoever writes waits here until nobody else does, in any instance, and holds the turn until the end of
 * the transaction: what a batch asks inside itself (`where exists …`) is still so when it commits.
 */
export const takeTurn = `select pg_advisory_xact_lock(${turn})`
