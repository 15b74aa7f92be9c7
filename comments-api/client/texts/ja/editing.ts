export const label = '本文'
export const save = '保存'
export const cancel = 'キャンセル'
export const saving = '保存しています…'
export const notSaved = 'このままでは保存されませんでした。文章はここに残っています。'
export const overWhileEditing =
  'もう変更できません。文章はここに残っていますので、コピーしていただけます。'
