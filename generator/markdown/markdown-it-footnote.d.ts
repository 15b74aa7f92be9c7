// The published types name another build of markdown-it than the one that `import` finds.
declare module 'markdown-it-footnote' {
  import type MarkdownIt from 'markdown-it'

  export default function footnotes(markdown: MarkdownIt): void
}
