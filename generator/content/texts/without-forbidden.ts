/** What HTML forbids in a page: https://html.spec.whatwg.org/#parse-error-control-character-in-input-stream */
const forbidden = /[[\p{Cc}--[\t\n\f\r]]\p{Noncharacter_Code_Point}]/gv

/**
 * Each of these, or its second half. To look for halves takes a third of the time that whole characters take
 * where a text has letters beyond Latin 1, such as a dash, and hardly any text has one. Decision 120.
 */
const suspicious = /[^\t\n\f\r -~\xA0-\uDFFD\uE000-\uFDCF\uFDF0-\uFFFD]/

/** Control characters come along unseen when text is copied from a PDF or a terminal, and mean nothing. */
export function withoutForbidden(text: string): string {
  return suspicious.test(text) ? text.replace(forbidden, '') : text
}
