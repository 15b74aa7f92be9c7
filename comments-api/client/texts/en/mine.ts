import type { MineTexts } from '../texts.ts'

export const heldNote: MineTexts['heldNote'] = reader =>
  `Held until ${reader} has read it. Only you see it here.`
export const edit = 'Edit'
export const remove = 'Delete'
export const reallyRemove = 'Delete these words for good?'
export const confirmRemoval = 'Delete'
export const keep = 'Keep'
export const removed = 'Your response is deleted.'
export const notRemoved = 'It could not be deleted just now. Please try again later.'
export const away = 'The comment service does not answer just now. Please try again.'
export const over = 'This can no longer be changed from here.'
