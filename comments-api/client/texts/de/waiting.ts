export const waits =
  'Noch nicht gesendet: Der Kommentardienst antwortet nicht. Der Text wartet in diesem Browser und wird gesendet, sobald es geht, auch wenn Sie später auf diese Seite zurückkommen.'
export const waitsHere =
  'Noch nicht gesendet: Der Kommentardienst antwortet nicht. Der Text wird gesendet, sobald es geht, wartet aber nur, bis Sie diese Seite verlassen.'
export const tooOld = 'Das wartet seit einem Tag. Es wird gesendet, wenn Sie es sagen.'
export const notAccepted = 'So nicht angenommen. Sie können es ändern und noch einmal senden.'
export const sendNow = 'Jetzt senden'
export const edit = 'Ändern'
export const withdraw = 'Zurückziehen'
export const withdrawn = 'Zurückgezogen: Von hier wird es nicht mehr gesendet.'
export const undo = 'Rückgängig machen'
