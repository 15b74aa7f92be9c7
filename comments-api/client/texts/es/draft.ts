export const other = 'Otra pestaña tiene un texto más reciente para esta entrada.'
export const takeOther = 'Mostrar aquel'
export const keepThis = 'Conservar este'
export const notKept =
  'Este navegador no guarda borradores: lo que escriba se perderá si sale de la página.'
