import type { MineTexts } from '../texts.ts'

export const heldNote: MineTexts['heldNote'] = reader =>
  `${reader}が読むまで保留中です。ここではあなたにだけ表示されています。`
export const edit = '編集'
export const remove = '削除'
export const reallyRemove = 'この文章を完全に削除しますか？'
export const confirmRemoval = '削除する'
export const keep = '残す'
export const removed = 'コメントを削除しました。'
export const notRemoved = '今は削除できませんでした。あとでもう一度お試しください。'
export const away = 'コメントサービスが応答しません。もう一度お試しください。'
export const over = 'ここからはもう変更できません。'
