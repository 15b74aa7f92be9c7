/**
 * What was read holds signs that could move the cursor, colour the
 * terminal, turn the line round, or begin one that looks like ours.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, '·')
}
