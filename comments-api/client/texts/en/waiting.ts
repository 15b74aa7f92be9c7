export const waits =
  'Not sent yet: the comment service does not answer. These words wait in this browser and are sent as soon as it does, also when you come back to this page.'
export const waitsHere =
  'Not sent yet: the comment service does not answer. These words are sent as soon as it does, but they wait only until you leave this page.'
export const tooOld = 'This has waited for a day. It is sent when you say so.'
export const notAccepted = 'Not accepted as it is. You can edit it and send it again.'
export const sendNow = 'Send now'
export const edit = 'Edit'
export const withdraw = 'Withdraw'
export const withdrawn = 'Withdrawn: it will not be sent from here.'
export const undo = 'Undo'
