import type { MailWording } from '../wording.ts'

export const spanish: MailWording = {
  language: 'es',
  broken: 'Este enlace no funciona',
  brokenNote: 'Es demasiado antiguo o no llegó entero. No se ha cambiado nada.',
  gone: 'Esta respuesta ya no está',
  toArticle: 'A la entrada',
  toSite: 'Al sitio',
  confirm: {
    subject: title => `Confirme, por favor: ${title}`,
    asked: title =>
      `Alguien, probablemente usted, respondió a «${title}», dio esta dirección y pidió recibir correos.`,
    look: 'Verla y confirmar',
    notYou: 'Si no fue usted, no haga nada: no recibirá más correos.',
    title: '¿Escribió usted esto?',
    promise:
      'Su respuesta quedará marcada como confirmada y recibirá un correo cuando alguien le conteste, como máximo uno por hora.',
    button: 'Sí, fui yo',
    done: 'Gracias, queda confirmado',
    doneNote: 'Recibirá un correo cuando alguien le conteste.',
  },
  own: {
    look: 'Cambiar o borrar lo que escribió',
    title: 'Su respuesta',
    words: 'Su respuesta',
    save: 'Guardar',
    saved: 'Su respuesta ha cambiado',
    held: 'Aparecerá cuando se haya leído.',
    remove: 'Borrar…',
    confirmRemoval: 'Borrar',
    removeNote: 'No se podrá recuperar.',
    removed: 'Su respuesta se ha borrado',
    tooOld: 'Este enlace es demasiado antiguo',
    sendAnother: 'Enviarme otro',
    sent: 'Otro enlace va de camino',
  },
  replies: {
    subject: title => `Nueva respuesta: ${title}`,
    wrote: (name, title) => `${name} le ha contestado en «${title}»:`,
    read: 'Leerla allí',
    why: 'Recibe este correo porque pidió saber de las respuestas.',
  },
  stop: {
    one: 'No más correos sobre esta entrada',
    all: 'Ningún correo más',
    askOne: title => `¿No recibir más correos sobre «${title}»?`,
    askAll: '¿No recibir más correos sobre ninguna entrada?',
    button: 'No más correos',
    done: 'No recibirá más correos sobre esto',
    doneAll: 'No recibirá más correos sobre ninguna entrada',
  },
}
