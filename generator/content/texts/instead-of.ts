const picture = 'Write ![what it shows](picture.jpg "Caption") for each picture.'
const player = 'Write ![what it shows](https://…), or the name of a file, alone in a paragraph.'
const note = 'Write a quotation that begins with "> [!NOTE]".'
const link = 'Write the path of the file that it leads to: [words](2026-01-31-a-title.md).'
const sample = 'Put code between two lines of ```.'

const advice: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:figure|img|image|picture|caption|gallery|asset_img)$|\.(?:avif|gif|jpe?g|png|svg|webp)$/i,
    picture,
  ],
  [/^(?:audio|embed|playlist|video|vimeo|youtube)$/, player],
  [/^(?:link|post_link|post_url|ref|relref)$/, link],
  [/^(?:code|codeblock|highlight|sourcecode)$/, sample],
  [
    /^(?:admonition|alert|callout|caution|danger|hint|important|info|note|notice|tip|warning)$/,
    note,
  ],
  [/^raw$/, 'Remove it: here, no template reads what is between.'],
]

/** What to write here for something that another system replaces. */
export function insteadOf(name: string, told?: string): string {
  const [, own = 'Say it in Markdown: docs/reference/markdown.md shows what there is.'] =
    advice.find(([names]) => names.test(name)) ?? []
  return `${told ?? own} If it is meant as text, put it between backticks.`
}
