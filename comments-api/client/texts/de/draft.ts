export const other = 'In einem anderen Tab gibt es neuere Worte zu diesem Beitrag.'
export const takeOther = 'Jene zeigen'
export const keepThis = 'Diese behalten'
export const notKept =
  'Dieser Browser behält keinen Entwurf: Was Sie schreiben, geht verloren, wenn Sie die Seite verlassen.'
