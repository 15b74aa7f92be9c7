import type { MineTexts } from '../texts.ts'

export const heldNote: MineTexts['heldNote'] = reader =>
  `Aparecerá cuando ${reader} la haya leído. Aquí solo la ve usted.`
export const edit = 'Editar'
export const remove = 'Eliminar'
export const reallyRemove = '¿Eliminar este texto definitivamente?'
export const confirmRemoval = 'Eliminar'
export const keep = 'Conservar'
export const removed = 'Su respuesta se ha eliminado.'
export const notRemoved = 'No se ha podido eliminar ahora. Inténtelo más tarde.'
export const away = 'El servicio de comentarios no responde ahora. Inténtelo de nuevo.'
export const over = 'Esto ya no se puede cambiar desde aquí.'
