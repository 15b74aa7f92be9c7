/** Enough for every limit that follows, and no more: a title of a megabyte is nobody's title. */
export const longestText = 5_000
