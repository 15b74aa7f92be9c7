import { followNight } from './follow-night.ts'
import { tellSelection } from './tell-selection.ts'

/** What the page around and the browser require, once the conversation is drawn. */
export function fitIn(shadow: ShadowRoot): void {
  followNight(shadow)
  if (!('getSelection' in shadow)) tellSelection(shadow)
}
