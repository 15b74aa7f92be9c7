import { html } from '../html.ts'
import { countingIn } from './counting.ts'
import type { Texts } from './texts.ts'

const { counted, written } = countingIn<Record<'one' | 'many' | 'other', string>>('es')

export const spanish: Texts = {
  frame: {
    skip: 'Saltar al texto',
    navigation: 'Sitio',
    signature: (site, author) => html`${site}${author !== null && html`, escrito por ${author}`}.`,
    feed: 'Feed',
    colours: { label: 'Colores', light: 'Claro', dark: 'Oscuro', automatic: 'Automático' },
  },
  punctuation: { comma: ', ', stop: '.' },
  lists: {
    posts: count =>
      counted(count, { one: '# entrada', many: '# de entradas', other: '# entradas' }),
    pages: 'Páginas',
    page: number => `Página ${written(number)}`,
    pageOf: (site, number) => html`${site}, página ${written(number)}`,
    newer: 'Entradas más recientes',
    older: 'Entradas más antiguas',
    archive: 'Archivo',
    years: 'Años',
    tag: 'Etiqueta',
    tags: 'Etiquetas',
    series: 'Series',
    authors: 'Autoras y autores',
    postsBy: author => `Entradas de ${author}`,
    empty: 'Aquí todavía no se ha publicado nada.',
  },
  post: {
    updated: date => html`Actualizada el ${date}`,
    minutes: count =>
      counted(count, {
        one: '# minuto de lectura',
        many: '# de minutos de lectura',
        other: '# minutos de lectura',
      }),
    neighbours: 'Entradas vecinas',
    previous: 'Anterior',
    next: 'Siguiente',
    readOn: 'Seguir leyendo',
    contents: 'Contenido',
    partNumber: part => `Parte ${written(part)}`,
    part: ({ part, of }, series) =>
      html`Parte ${written(part)} de ${written(of)} de la serie ${series}`,
  },
  unpublished: {
    draft: 'Borrador',
    scheduled: 'Programada',
    expired: 'Caducada',
    always: 'Esta página solo se ve en la vista previa.',
    until: date => html`Hasta el ${date}, esta página solo se ve en la vista previa.`,
    since: date => html`Desde el ${date}, esta página ya solo se ve en la vista previa.`,
  },
  conversation: {
    responses: count =>
      counted(count, { one: '# respuesta', many: '# de respuestas', other: '# respuestas' }),
    noneYet: 'Aún no hay respuestas',
    none: 'Sin respuestas',
    about: { stands: 'after', text: title => html` a «${title}»` },
    responsesPage: number => `Respuestas, página ${written(number)}`,
    responsesPageOf: (title, number) => `Respuestas a «${title}», página ${written(number)}`,
    olderResponses: 'Respuestas más antiguas',
    newerResponses: 'Respuestas más recientes',
    order: {
      label: 'Orden',
      newest: 'Las más recientes primero',
      oldest: 'Las más antiguas primero',
    },
    leaveReply: 'Escribir una respuesta',
    invitation:
      'Nadie ha escrito todavía. Una pregunta, una corrección, un recuerdo propio: todo es bienvenido.',
    closed: 'Esta conversación está cerrada. Aún se puede leer.',
    closedEmpty: 'Esta conversación está cerrada.',
    reply: 'Responder',
    replyTo: name => html` a ${name}`,
    place: ({ place, count }) => `, respuesta ${place} de ${count}`,
    inReplyTo: name => html`en respuesta a ${name}`,
    removedResponse: 'una respuesta retirada',
    removed: date => html`Se retiró una respuesta del ${date}.`,
    edited: date => html`editada el ${date}`,
    pinned: 'fijada',
    latestPost: (name, post) => html`Última entrada de ${name}: ${post}`,
    owner: 'escribe este blog',
    confirmed: 'ha confirmado su correo',
    trackback: 'Un blog que enlaza aquí puede avisar en:',
    mentions: count =>
      counted(count, { one: '# mención', many: '# de menciones', other: '# menciones' }),
    liked: names => html`Les gusta a ${names}`,
    reposted: names => html`Compartido por ${names}`,
    fromSite: host => html`desde ${host}`,
    mentionKinds: {
      reply: 'ha respondido',
      bookmark: 'lo ha guardado',
      link: 'lo ha enlazado',
    },
    published:
      'Gracias. Su respuesta está publicada. Con JavaScript se ve enseguida; formará parte de la página misma en cuanto se vuelva a generar el sitio.',
    publishedElsewhere: 'Gracias. Su respuesta está publicada. Con JavaScript se ve enseguida.',
    held: reader => html`Gracias. Su respuesta aparecerá cuando ${reader} la haya leído.`,
    duplicate:
      'Esta respuesta ya había llegado. Se guarda una sola vez; no tiene que hacer nada más.',
  },
  form: {
    body: 'Su respuesta',
    hint: '*cursiva*, **negrita**, `código`, >\u00a0citas, listas y enlaces en Markdown.',
    name: 'Nombre',
    email: 'Correo electrónico',
    emailNote: 'opcional, nunca se muestra',
    url: 'Su sitio web',
    urlNote: 'opcional',
    subscribe:
      'Avisarme por correo cuando alguien responda, con un enlace para cambiar lo que escribí. Un primer correo me pide confirmarlo.',
    latestPost: 'Mostrar al lado mi última entrada, según el canal de mi sitio web',
    trap: 'Deje este campo vacío',
    send: 'Enviar',
    next: reader => html`${reader} lee su primera respuesta antes de que aparezca.`,
  },
  notFound: {
    title: 'Página no encontrada',
    explanation:
      'No hay nada en esta dirección. Puede que esté mal escrita o que la página ya no exista.',
    ways: (toFront, toArchive, toSearch) =>
      html`Puede volver a la ${toFront('portada')}, consultar ${toArchive('el archivo')} o ${toSearch('buscar')}.`,
  },
  search: {
    title: 'Búsqueda',
    label: 'Buscar en este sitio',
    placeholder: 'Una palabra o una frase',
    results: count =>
      counted(count, { one: '# resultado', many: '# de resultados', other: '# resultados' }),
    noResults: words => `No hay resultados para «${words}»`,
    more: 'Más resultados',
    failed: 'No se ha podido cargar la búsqueda.',
    again: 'Intentar de nuevo',
    otherWays: toArchive =>
      html`Pruebe con menos palabras o con otras, o consulte ${toArchive('el archivo')}.`,
    needsScripts: toArchive =>
      html`La búsqueda necesita JavaScript. Sin él puede consultar ${toArchive('el archivo')}.`,
  },
  markdown: {
    callouts: {
      note: 'Nota',
      tip: 'Consejo',
      important: 'Importante',
      warning: 'Advertencia',
      caution: 'Precaución',
    },
    headingLink: heading => `Enlace a «${heading}»`,
    footnotes: 'Notas',
    backToReference: reference => `Volver a la llamada ${reference}`,
    table: 'Tabla',
    formula: 'Fórmula',
    code: 'Código',
    copy: 'Copiar',
    copied: 'Copiado',
    copyByHand: 'El navegador no permite copiar. El código está seleccionado: pulse Ctrl+C o ⌘C.',
    playVideo: host => `Reproducir el vídeo de ${host}`,
    loadsPlayer: host => `Se cargará el reproductor de ${host}.`,
  },
  feeds: {
    responsesTo: title => `Respuestas a «${title}»`,
    response: (name, title) => `${name} sobre «${title}»`,
  },
}
