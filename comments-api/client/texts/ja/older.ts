import type { OlderTexts } from '../texts.ts'

export const olderAway: OlderTexts['olderAway'] = '以前のコメントを読み込めませんでした。'
