import type { NoteTexts } from './note.ts'

export const spanish: NoteTexts = {
  title: 'Privacidad',
  opening:
    'Aquí se puede leer todo sin decirnos nada. Si escribe una respuesta, guardamos lo que envía y poco más.',
  stored: 'Qué se guarda',
  comment:
    'Su nombre, sus palabras y, si la indica, la dirección de su sitio web, con la hora. Son públicos mientras la respuesta siga ahí.',
  email:
    'Su dirección de correo, solo si la da. Nunca se muestra. Por ella le reconocemos, para que su próxima respuesta no tenga que esperar.',
  network: kept =>
    `Una huella de la red desde la que escribe, hecha con una clave secreta que cambia cada mes, para que nadie pueda inundarnos. Su dirección misma no se guarda. Se olvida pasado un tiempo (${kept}).`,
  editing: kept =>
    `Una huella de la clave con la que su navegador le deja cambiar su respuesta durante un rato (${kept}).`,
  repeats: kept =>
    `Huellas de sus palabras, para reconocer copias y publicidad (${kept} como máximo). A quien tenemos que dejar fuera lo reconocemos también por una huella.`,
  replies:
    'Si pide las respuestas por correo y lo confirma: su dirección y el artículo. Cada uno de esos correos tiene un enlace que pone fin a ello de inmediato.',
  deleted: kept =>
    `Lo suprimido queda primero oculto y después se borra (${kept} después como máximo).`,
  mentions:
    'Páginas de otros sitios que enlazan con un artículo: su dirección, título, autor y unas pocas palabras, tal como están publicados allí.',
  latestPost:
    'De quien marca la casilla: el título y la dirección de la última entrada de su propio sitio, consultados allí una vez al día mientras dura la conversación.',
  given: 'Quién más lo recibe',
  moderators:
    'Nuestro servicio de correo lleva las respuestas nuevas a quienes las leen aquí, y las respuestas a quienes las pidieron.',
  webhook: 'Otro programa nuestro se entera de que algo ha ocurrido, sin nombres ni palabras.',
  akismet:
    'Akismet, un servicio que reconoce el spam, recibe cada respuesta: sus palabras, el nombre, la dirección de correo y el sitio, la dirección de la conexión desde la que llegó y el nombre que se da el navegador.',
  nobody: 'Nadie.',
  never:
    'No hay publicidad ni rastreo, no se carga nada de otras empresas y quienes leen no reciben cookies.',
  browser:
    'Su navegador guarda el borrador de lo que escribe, en su propio dispositivo; si lo desea, también su nombre y su dirección.',
  rights: 'Sus derechos',
  ask: 'Escríbanos y recibirá una copia de todo lo que guardamos sobre usted, o lo corregiremos o borraremos. Díganos la dirección que dio, o qué respuesta es suya. Al borrar desaparecen su nombre, su dirección y su sitio; sus palabras quedan sin nombre, o desaparecen también si lo desea.',
  backups:
    'Las copias que guardamos por si algo se estropea se tiran a su vez; hasta entonces pueden contener todavía lo que se borró.',
  contact: '*Aquí, cómo ponerse en contacto con nosotros.*',
}
