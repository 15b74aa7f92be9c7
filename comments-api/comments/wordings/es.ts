import type { Wording } from '../wording.ts'

export const spanish: Wording = {
  language: 'es',
  anonymous: 'Anónimo',
  mistakes: {
    'name-long': 'Use un nombre de 60 caracteres como máximo.',
    'name-owners': 'Quien escribe en este sitio usa ese nombre. Añada algo al suyo, por favor.',
    'email-wrong': 'Esto no parece una dirección de correo. Corríjala o deje el campo vacío.',
    'email-missing':
      'Para recibir correos, escriba aquí su dirección o desmarque la casilla de abajo.',
    'body-empty': 'Escriba algo, por favor.',
    'body-long': 'Es demasiado largo: 10 000 caracteres como máximo.',
    'parent-gone': 'La respuesta a la que contesta ya no está.',
    'field-missing': 'Falta este campo.',
    'field-wrong': 'Este campo no se puede leer.',
    'no-such-field': 'Este campo no existe.',
  },
  page: {
    title: 'Su respuesta aún no se ha enviado',
    notSent: 'Su respuesta no se ha enviado',
    mend: 'Todo lo que ha escrito sigue aquí. Corrija esto y envíelo de nuevo:',
    toPost: 'Si envía la suya de nuevo, contestará a la entrada misma.',
    kept: 'Su texto no se ha enviado; aquí está.',
    fromElsewhere: 'Este formulario venía de otro sitio.',
    back: 'Volver a la entrada',
    toSite: 'Al sitio',
  },
  refusals: {
    'unknown-thread': 'El sitio ya no admite respuestas a esta entrada, o ya no la tiene.',
    'thread-closed': 'Esta conversación está cerrada. Se puede seguir leyendo.',
    'foreign-origin': 'Este formulario venía de otro sitio. Envíelo de nuevo desde aquí.',
    'too-many-requests': 'Ha ido un poco deprisa. Espere un minuto y envíelo de nuevo.',
    'service-busy': 'La respuesta no se ha podido guardar. Envíela de nuevo dentro de un momento.',
    'too-large':
      'Es demasiado largo. Vuelva atrás, donde su texto sigue estando, y redúzcalo a 10 000 caracteres.',
  },
}
