import { printingLanguage } from './calendar.ts'
import { appearanceOf, chooseIcons } from './images/icons.ts'
import type { PlanInput } from './plan-pages.ts'
import type { SiteFacts } from './showing/site-facts.ts'

export function factsOf({ site, assets, index, icons = [] }: PlanInput): SiteFacts {
  const appearance = appearanceOf(chooseIcons(index, icons))
  return {
    title: site.title,
    description: site.description,
    url: site.url,
    language: site.language,
    dateLanguage: printingLanguage(site.language),
    timeZone: site.timeZone,
    author: { name: site.author.name, url: site.author.url ?? null },
    profiles: site.author.profiles,
    navigation: site.navigation,
    footer: site.footer,
    feed: '/feed.xml',
    highlightsCode: site.syntaxHighlighting,
    assets: {
      style: assets.style,
      styleWithLetters: assets.styleWithLetters,
      styleWithFormulas: assets.styleWithFormulas,
      script: assets.script,
      colours: assets.colours,
      copyCode: assets.copyCode,
      playEmbed: assets.playEmbed,
    },
    appearance: assets.paper === null ? appearance : { ...appearance, colours: assets.paper },
  }
}
