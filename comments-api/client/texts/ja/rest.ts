import type { RestTexts } from '../texts.ts'

export const showRest: RestTexts['showRest'] = count =>
  `新しいコメントをさらに表示（残り${count.toLocaleString('ja')}件）`
