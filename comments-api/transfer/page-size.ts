/** How many rows are in memory at a time. */
export const pageSize = 200
