import type { Said } from './reading.ts'

export const endlessComment: Said = {
  code: 'invalid-html',
  message: 'the comment has no end',
  hint: 'Write --> where it ends: browsers take the rest of the page into it.',
}

export function unclosed(name: string): Said {
  return {
    code: 'invalid-html',
    message: `<${name}> is not closed`,
    hint: `Write </${name}> where it ends, within the element that it stands in.`,
  }
}

export function closesNothing(name: string): Said {
  return {
    code: 'invalid-html',
    message: `<${name}> closes nothing`,
    hint: 'Take it away, or open the element before it.',
  }
}

export function within(inner: string, outer: string): Said {
  return {
    code: 'invalid-html',
    message: `<${inner}> cannot stand in <${outer}>`,
    hint: `Close <${outer}> before it; browsers do, or take the two apart otherwise than you mean.`,
  }
}

export function misplaced(name: string): Said {
  return {
    code: 'invalid-html',
    message: `<${name}> cannot stand in a text`,
    hint: 'Take it away: the page that the text is on has its own.',
  }
}
