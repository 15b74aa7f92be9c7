// Several times what our service asks of a slow phone.

/** In milliseconds, for all tries together. */
export const longest = 60_000
/** For one try, which cannot be interrupted: cost times length of the key. */
export const hardest = 10_000_000
