/** Longer than all limits that are applied later. It only keeps enormous texts out. */
export const longestText = 5_000
