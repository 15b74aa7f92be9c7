import type { Element } from 'hast'

/** Classes of parts of Ghost's cards that are empty without a script, such as the buttons and times of players. */
const known = new Set(
  'kg-audio-thumbnail kg-audio-player kg-video-overlay kg-video-player-container kg-file-card-icon kg-toggle-card-icon kg-product-card-rating'.split(
    ' ',
  ),
)

export function isForScripts({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.some(name => known.has(String(name)))
}
