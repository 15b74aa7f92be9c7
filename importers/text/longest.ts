/**
 * In characters, for one record of an export, such as a row. No comment is as long, nor is a page of them from an API.
 * A longer one could fill the memory.
 */
export const longestRecord = 32 * 1024 * 1024

/** In characters. Nobody writes a longer text, and comments are cut far below this. */
export const longestText = 1_000_000
