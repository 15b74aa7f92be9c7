import type { Site } from '../site/site.ts'
import { composePostText } from './post-text.ts'

export const aboutPage = 'pages/about.md'

const englishOn = ({ language }: Site) => (/^en\b/i.test(language) ? {} : { lang: 'en' })

export function composeFirstPost(site: Site, schema: string): string {
  const front = { title: 'A first post', tags: [], ...englishOn(site) }
  return composePostText({ front, body: firstWords }, schema)
}

export function composeAboutPage(site: Site, schema: string): string {
  const front = { title: 'About', ...englishOn(site) }
  return composePostText({ front, body: aboutWords(site) }, schema)
}

const firstWords = `Here is a place to write. This post is a file in \`content/posts\`: write over it, or delete it.

A command begins another:

\`\`\`sh
npm run new -- "A title"
\`\`\`

While \`npm start\` runs, what you save is in the browser a moment later.
`

function aboutWords({ comments }: Site): string {
  const conversation =
    comments.default === 'none'
      ? ''
      : '\nIf something here made you think of something, say it under the post that did.\n'
  return `This page is for whoever has come to the end of something here and would like to know who wrote it.
It is the file \`content/pages/about.md\`, and waits to be written over.
${conversation}`
}
