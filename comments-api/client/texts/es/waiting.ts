export const waits =
  'Aún no se ha enviado: el servicio de comentarios no responde. Este texto espera en este navegador y se enviará en cuanto responda, también cuando vuelva a esta página.'
export const waitsHere =
  'Aún no se ha enviado: el servicio de comentarios no responde. Este texto se enviará en cuanto responda, pero solo espera hasta que salga de esta página.'
export const tooOld = 'Lleva un día esperando. Se enviará cuando usted lo diga.'
export const notAccepted = 'No se ha aceptado tal cual. Puede editarlo y enviarlo de nuevo.'
export const sendNow = 'Enviar ahora'
export const edit = 'Editar'
export const withdraw = 'Retirar'
export const withdrawn = 'Retirado: ya no se enviará desde aquí.'
export const undo = 'Deshacer'
