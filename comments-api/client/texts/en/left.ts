export const left =
  'Not sent before the conversation was closed. Only you see these words here, and can copy them.'
export const remove = 'Delete'
