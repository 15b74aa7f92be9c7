/** What other systems replace, and what would be published here as it was written. */
export type ForeignKind = {
  readonly called: string
  /** How it begins. The group is its name. */
  readonly pattern: RegExp
  /** What to write here, if its name does not say so. */
  readonly instead?: string
}

/** A backslash before it means that plain text was wanted. What a formula might contain has to have its end, too. */
export const foreignKinds: readonly ForeignKind[] = [
  { called: 'a short code of Hugo', pattern: /(?<!\\)\{\{[<%]\s*(?:\/\s*)?([\w./-]+)/g },
  {
    called: 'a tag of Jekyll or Eleventy',
    pattern: /(?<![\\{])\{%-?[ \t]*(?:end)?([a-z]\w*)\b(?=[^%]*%\})/g,
  },
  {
    called: 'a value of a template',
    pattern: /(?<!\\)\{\{-?\s*((?:site|page|post|include|layout)\.\w+)/g,
  },
  {
    called: 'a short code of WordPress',
    pattern:
      /(?<!\\)\[(?:\/(?=(?:audio|caption|code|embed|gallery|playlist|sourcecode|video|vimeo|youtube)\])|(?=[a-z][\w-]* +[\w-]+=["'“”])|(?=[a-z][\w-]* +(?:columns|count|height|ids?|limit|size|width)=\d)|(?<=^\[)(?=[a-z][\w-]* +[\w-]+=\d[^\]\n]*\]$)|(?=(?:embed|vimeo|youtube)[ =]https?:)|(?<=^\[)(?=(?:gallery|playlist|[a-z]+[-_][\w-]*)\]$))([a-z][\w-]*)/gm,
  },
  { called: 'a file shown by Obsidian', pattern: /(?<!\\)!\[\[([^\]\n|#]+)/g },
  {
    called: 'a link of Obsidian',
    // A single word is more often meant so, as the [[Prototype]] of JavaScript.
    pattern:
      /(?<![\\\w!])\[\[(?=\p{L}[^\][\n"(){}=, |#/]*[ |#/][^\][\n"(){}=,]*\]\](?![[(]))([^\]\n|#]+)/gu,
    instead: 'Write the path of the file that it leads to: [words](2026-01-31-a-title.md).',
  },
  {
    called: 'a callout of another system',
    pattern: /^\[!(?!(?:note|tip|important|warning|caution)\][ \t]*(?:\n|$))([a-z][\w-]*)\][+-]?/gi,
    instead:
      'Write [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] or [!CAUTION], alone in its line, and the title below it.',
  },
  { called: 'a block of another system', pattern: /^:::+[ \t]*\{?\.?([a-z]\w*)/gm },
  {
    called: 'an attribute of another Markdown',
    pattern:
      /(?<!\\)\{(?::\s*(?=[.#][a-z][\w-]+[\s}.#]|toc\b|[\w-]+=")|(?<=\S \{)(?=[#.][a-z][\w-]*(?: [^{}\n]*)?\}$))([^{}\n]+)\}/gi,
    instead: 'Remove it: the id of a heading is made of its words, and HTML can have classes.',
  },
  {
    called: 'a table of contents of another system',
    pattern: /^(?<!\\)\[\[?_?(TOC)_?\]?\]$/gim,
    instead: 'Remove it, or write links to the parts: [words](#words-of-the-heading).',
  },
  {
    called: 'a heading of another Markdown',
    pattern: /^#{2,6}(?=[\p{L}\p{N}])([^\n]{1,40})/gmu,
    instead: 'Write a space behind the number signs.',
  },
  {
    called: 'a table that does not say what its columns are',
    pattern: /(?<!\|[ \t]*\n)^(\|[^\n]{1,40})(?=[^\n]*\n\|[^\n]*\|[ \t]*$)/gm,
    instead: 'Write a line such as "| --- | --- |" below the first, with a part for each column.',
  },
  {
    called: 'one side of a conflict that Git left there',
    pattern: /^<{7} (\S+)/gm,
    instead: 'Keep one of the two sides, and remove the lines of <<<<<<<, ======= and >>>>>>>.',
  },
]

/** How all of them begin. */
const brace = /\{(?:%|\{(?:[<%]|-?\s*(?:site|page|post|include|layout)\.)|[:#.])/y
const bracket =
  /\[(?:\/[a-z][\w-]*\]|(?:gallery|playlist|[a-z]+[-_][\w-]*)\](?!\S)|[a-z][\w-]* +[\w-]+=|(?:embed|vimeo|youtube)[ =]http|\[\p{L}|\[?_?toc_?\]|!(?!(?:note|tip|important|warning|caution)\][ \t\r]*(?:\n|$))[a-z])/iuy
const heading = /##[\p{L}\p{N}]/uy
const table = /(?<=^\s*|\n[ \t\r]*\n)\|[^\n]*\|[ \t\r]*\n\|(?![ \t\r:|-]*(?:\n|$))/y

/**
 * Whether a text is worth parsing. Plain texts have few braces and brackets, and looking for one character costs next
 * to nothing.
 */
export function mayHoldForeign(body: string): boolean {
  return (
    isAnywhere(body, '{', brace) ||
    isAnywhere(body, '[', bracket) ||
    isAnywhere(body, '##', heading) ||
    isAnywhere(body, '|', table) ||
    /^(?::::|<{7} )/.test(body) ||
    body.includes('\n:::') ||
    body.includes('\n<<<<<<< ')
  )
}

function isAnywhere(body: string, first: string, pattern: RegExp): boolean {
  for (let at = body.indexOf(first); at >= 0; at = body.indexOf(first, at + 1)) {
    pattern.lastIndex = at
    if (pattern.test(body)) return true
  }
  return false
}
