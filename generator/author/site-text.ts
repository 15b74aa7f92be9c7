import { stringify } from 'yaml'
import { listHeadings } from '../render/template-texts.ts'
import { type Site, SiteFile } from '../site/site.ts'
import { readYaml } from '../yaml/read-yaml.ts'
import type { Answers } from './questions.ts'

type SiteText = { readonly text: string; readonly site: Site }

/** Writes site.yaml with a comment on each line, and reads it back as a build does. */
export function composeSiteText(answers: Answers): SiteText {
  const text = `# What the whole site shares. A post can differ in its own front matter.

# The name over every page, and the sentence that search engines and feeds show with it.
${yamlOf({ title: answers.title, description: answers.description })}
# Where readers find the site. Feeds, the sitemap and canonical links are made from it.
${yamlOf({ url: answers.url })}
# The language of the site's own words, and of every post that does not say otherwise with "lang".
${yamlOf({ language: answers.language })}
# Days begin and end here: a post dated 2026-03-02 is of that day in this zone, wherever it is built.
${yamlOf({ timeZone: answers['time-zone'] })}
# Who writes, and who reads a first response before it appears. "url" is optional.
${yamlOf({ author: { name: answers.author } })}
${pagesSection(answers)}
${commentsSection(answers)}`
  return { text, site: readBack(text) }
}

/** The links are called like the headings of their pages. The page that `init` writes is called About. */
function pagesSection({ language }: Answers): string {
  const { archive, tags } = listHeadings(language)
  return `# The address of a post, made of :slug, :year, :month and :day.
permalink: /:slug/

# How many posts are on a page of the list.
postsPerPage: 10

# The links at the head of every page: addresses of this site (/about/) or of others (https://…).
navigation:
  - { title: ${archive}, url: /archive/ }
  - { title: ${tags}, url: /tags/ }
  - { title: About, url: /about/ }

# The links at its foot, such as an imprint, whose page begins with: npm run new -- "Imprint" --page
# footer:
#   - { title: Imprint, url: /imprint/ }
`
}

function commentsSection({ comments, service }: Answers): string {
  const policy = `comments:
  # For posts that do not set it themselves: open, closed or none.
  default: ${comments}
`
  if (comments === 'none') return policy
  return `${policy}
  # Where a build gets the approved comments for its pages; without it, from the site's url.
  ${service === '' ? '# service: https://comments.example.org\n' : yamlOf({ service })}`
}

function yamlOf(value: object): string {
  return stringify(value, { lineWidth: 0 })
}

function readBack(text: string): Site {
  const { value, mistakes } = readYaml('site.yaml', text, 1)
  if (mistakes[0] !== undefined) throw new Error(`site.yaml came out wrong: ${mistakes[0].message}`)
  return SiteFile.parse(value)
}
