export const label = 'Your words'
export const save = 'Save'
export const cancel = 'Cancel'
export const saving = 'Saving …'
export const notSaved = 'It was not saved like this. Your words are kept here.'
export const overWhileEditing =
  'This can no longer be changed. Your words stay here for you to copy.'
