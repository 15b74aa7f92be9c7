import type { Finding } from '../../../diagnostic.ts'

export const endlessComment: Finding = {
  code: 'invalid-html',
  message: 'the comment is not closed',
  hint: 'Write --> where it ends: browsers treat the rest of the page as part of it.',
}

export function unclosed(name: string): Finding {
  return {
    code: 'invalid-html',
    message: `<${name}> is not closed`,
    hint: `Write </${name}> where it ends, inside the element around it; or put it between backticks, if it is no HTML.`,
  }
}

export function closesNothing(name: string): Finding {
  return {
    code: 'invalid-html',
    message: `<${name}> closes nothing`,
    hint: 'Remove it, or open the element before it.',
  }
}

export function within(inner: string, outer: string): Finding {
  return {
    code: 'invalid-html',
    message: `<${inner}> cannot be inside <${outer}>`,
    hint: `Close <${outer}> before it; browsers do so, or separate the two differently than you mean.`,
  }
}

export function misplaced(name: string): Finding {
  return {
    code: 'invalid-html',
    message: `<${name}> cannot be used in a text`,
    hint: 'Remove it: the page around the text has its own.',
  }
}
