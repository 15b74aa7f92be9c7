import type { RoomTexts } from '../texts.ts'

export const charactersLeft: RoomTexts['charactersLeft'] = count =>
  count < 0 ? `${-count}文字超えています。` : `残り${count}文字です。`
