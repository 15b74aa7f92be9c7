/**
 * In characters, of one record of an export, such as a row. No comment is as
 * long, nor is a page of them that an API gave; it would fill the memory.
 */
export const longestRecord = 32 * 1024 * 1024

/** No text that a person wrote is longer; comments are cut far before that. */
export const longestText = 1_000_000
