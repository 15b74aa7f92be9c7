/** Any number would do, if all releases use the same: "aftw" in ASCII. */
const lockId = 0x61667477

/**
 * Waits until no instance writes, and then holds the lock until the transaction ends. So what a batch checks itself
 * (`where exists …`) is still true when it commits.
 */
export const takeWriteLock = `select pg_advisory_xact_lock(${lockId})`
