import type * as z from 'zod'

/** For texts that readers see. Line breaks and tabs are allowed, because block texts in YAML contain them. */
export function legible<Text extends z.ZodType<string, string>>(text: Text): Text {
  return text
    .refine(written => written.isWellFormed(), {
      error: 'holds half a character (a lone surrogate)',
      params: { hint: 'Write the character itself instead of "\\u…".' },
    })
    .refine(written => !forbidden.test(written), {
      error: ({ input }) => `holds the ${nameOfForbidden(input)}`,
      params: { hint: 'Remove it; it was probably copied by accident.' },
    })
    .refine(written => written === '' || !isInvisible(written), {
      error: 'holds nothing that can be seen',
      params: { hint: 'Write something there, or remove the line.' },
    })
}

/** https://html.spec.whatwg.org/#preprocessing-the-input-stream */
const forbidden = /(?![\t\n\r])[\p{Cc}\p{Noncharacter_Code_Point}]/u

function nameOfForbidden(text: unknown): string {
  const code = forbidden.exec(String(text))?.[0].codePointAt(0) ?? 0
  const kind = code < 0x100 ? 'control character' : 'noncharacter'
  return `${kind} U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}

/** U+2800, the empty Braille cell, counts as a letter but is as invisible as the others. */
export function isInvisible(text: string): boolean {
  return /^[\s\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u.test(text)
}
