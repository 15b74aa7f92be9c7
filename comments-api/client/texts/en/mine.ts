import type { MineTexts } from '../texts.ts'

export const heldNote: MineTexts['heldNote'] = reader =>
  `Held until ${reader} has read it. Only you see it here.`
export const label = 'Your words'
export const edit = 'Edit'
export const remove = 'Delete'
export const reallyRemove = 'Delete these words for good?'
export const confirmRemoval = 'Delete'
export const keep = 'Keep'
export const removed = 'Your response is deleted.'
export const notRemoved = 'It could not be deleted just now. Please try again later.'
export const save = 'Save'
export const cancel = 'Cancel'
export const saving = 'Saving …'
export const notSaved = 'It was not saved like this. Your words are kept here.'
export const away =
  'The comment service does not answer just now. Nothing is changed; please try again.'
export const over = 'This can no longer be changed from here.'
export const overWhileEditing =
  'This can no longer be changed. Your words stay here for you to copy.'
