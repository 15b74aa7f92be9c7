import { html } from '../html.ts'
import { countingIn } from './counting.ts'
import type { Texts } from './texts.ts'

/**
 * European digits, as in the dates (see generator/plan/calendar.ts). For one and two, the noun itself tells the count.
 */
const { counted, written } = countingIn<Record<Intl.LDMLPluralRule, string>>('ar-u-nu-latn')

export const arabic: Texts = {
  frame: {
    skip: 'انتقال إلى النص',
    navigation: 'الموقع',
    signature: (site, author) => html`${site}${author !== null && html`، بقلم ${author}`}.`,
    feed: 'خلاصة الموقع',
    colours: { label: 'الألوان', light: 'فاتح', dark: 'داكن', automatic: 'تلقائي' },
  },
  punctuation: { comma: '، ', stop: '.' },
  lists: {
    posts: count =>
      counted(count, {
        zero: 'لا تدوينات',
        one: 'تدوينة واحدة',
        two: 'تدوينتان',
        few: '# تدوينات',
        many: '# تدوينة',
        other: '# تدوينة',
      }),
    pages: 'الصفحات',
    page: number => `الصفحة ${written(number)}`,
    pageOf: (site, number) => html`${site}، الصفحة ${written(number)}`,
    newer: 'تدوينات أحدث',
    older: 'تدوينات أقدم',
    archive: 'الأرشيف',
    years: 'السنوات',
    tag: 'وسم',
    tags: 'الوسوم',
    series: 'السلاسل',
    authors: 'الكُتّاب',
    postsBy: author => `تدوينات بقلم ${author}`,
    empty: 'لم يُنشر شيء هنا بعد.',
  },
  post: {
    updated: date => html`حُدِّثت في ${date}`,
    minutes: count =>
      counted(count, {
        zero: 'قراءة في أقل من دقيقة',
        one: 'قراءة في دقيقة واحدة',
        two: 'قراءة في دقيقتين',
        few: 'قراءة في # دقائق',
        many: 'قراءة في # دقيقة',
        other: 'قراءة في # دقيقة',
      }),
    neighbours: 'تدوينات مجاورة',
    previous: 'السابقة',
    next: 'التالية',
    readOn: 'متابعة القراءة',
    contents: 'المحتويات',
    partNumber: part => `الجزء ${written(part)}`,
    part: ({ part, of }, series) =>
      html`الجزء ${written(part)} من ${written(of)} في سلسلة ${series}`,
  },
  unpublished: {
    draft: 'مسودة',
    scheduled: 'مجدولة',
    expired: 'منتهية',
    always: 'لا تظهر هذه الصفحة إلا في المعاينة.',
    until: date => html`لا تظهر هذه الصفحة قبل ${date} إلا في المعاينة.`,
    since: date => html`لا تظهر هذه الصفحة منذ ${date} إلا في المعاينة.`,
  },
  conversation: {
    responses: count =>
      counted(count, {
        zero: 'لا ردود',
        one: 'رد واحد',
        two: 'ردان',
        few: '# ردود',
        many: '# ردًا',
        other: '# رد',
      }),
    noneYet: 'لا ردود بعد',
    none: 'لا ردود',
    about: { stands: 'after', text: title => html` على «${title}»` },
    responsesPage: number => `الردود، الصفحة ${written(number)}`,
    responsesPageOf: (title, number) => `الردود على «${title}»، الصفحة ${written(number)}`,
    olderResponses: 'ردود أقدم',
    newerResponses: 'ردود أحدث',
    order: { label: 'الترتيب', newest: 'الأحدث أولًا', oldest: 'الأقدم أولًا' },
    leaveReply: 'كتابة رد',
    invitation: 'لم يكتب أحد بعد. سؤال، أو تصحيح، أو ذكرى خاصة: كل ذلك مرحَّب به.',
    closed: 'أُغلق هذا الحوار، وما زالت قراءته ممكنة.',
    closedEmpty: 'أُغلق هذا الحوار.',
    reply: 'رد',
    replyTo: name => html` على ${name}`,
    place: ({ place, count }) => `، الرد ${place} من ${count}`,
    inReplyTo: name => html`ردًا على ${name}`,
    removedResponse: 'رد محذوف',
    removed: date => html`حُذف رد كُتب في ${date}.`,
    edited: date => html`عُدِّل في ${date}`,
    pinned: 'مثبَّت',
    latestPost: (name, post) => html`أحدث تدوينة بقلم ${name}: ${post}`,
    owner: 'صاحب هذه المدونة',
    confirmed: 'أكّد عنوان بريده',
    trackback: 'يمكن لمدونة تشير إلى هذه الصفحة أن تُبلغ بذلك هنا:',
    mentions: count =>
      counted(count, {
        zero: 'لا إشارات',
        one: 'إشارة واحدة',
        two: 'إشارتان',
        few: '# إشارات',
        many: '# إشارة',
        other: '# إشارة',
      }),
    liked: names => html`نال إعجاب ${names}`,
    reposted: names => html`شاركه ${names}`,
    fromSite: host => html`من ${host}`,
    mentionKinds: {
      reply: 'ردّ',
      bookmark: 'حفظ هذا',
      link: 'وضع رابطًا',
    },
    published:
      'شكرًا. نُشر ردك. يراه فورًا من يستخدم جافاسكربت، ويصبح جزءًا من الصفحة نفسها حين يُبنى الموقع من جديد.',
    publishedElsewhere: 'شكرًا. نُشر ردك، ويراه فورًا من يستخدم جافاسكربت.',
    held: reader => html`شكرًا. سيظهر ردك بعد اطلاع ${reader} عليه.`,
    duplicate: 'وصل هذا الرد من قبل، وهو محفوظ مرة واحدة. لا يلزمك فعل شيء آخر.',
  },
  form: {
    body: 'ردك',
    hint: 'تنسيق ماركداون: *إبراز*، **تشديد**، `شيفرة`، >\u00a0اقتباسات، وقوائم وروابط.',
    name: 'الاسم',
    email: 'البريد الإلكتروني',
    emailNote: 'اختياري، ولا يُعرض أبدًا',
    url: 'موقعك',
    urlNote: 'اختياري',
    subscribe:
      'إعلامي بالبريد حين يجيب أحد، مع رابط لتعديل ما كتبته. تطلب مني رسالة أولى تأكيد ذلك.',
    latestPost: 'عرض أحدث تدويناتي إلى جانبه، من خلاصة موقعي',
    trap: 'يُترك هذا الحقل فارغًا',
    send: 'إرسال',
    next: reader => html`لا يظهر ردك الأول إلا بعد اطلاع ${reader} عليه.`,
  },
  notFound: {
    title: 'الصفحة غير موجودة',
    explanation: 'لا شيء في هذا العنوان. لعلّ فيه خطأً في الكتابة، أو لعلّ الصفحة أُزيلت.',
    ways: (toFront, toArchive, toSearch) =>
      html`يمكنك البدء من جديد من ${toFront('الصفحة الرئيسية')}، أو تصفّح ${toArchive('الأرشيف')}، أو ${toSearch('البحث')}.`,
  },
  search: {
    title: 'البحث',
    label: 'البحث في هذا الموقع',
    placeholder: 'كلمة أو عبارة',
    results: count =>
      counted(count, {
        zero: 'لا نتائج',
        one: 'نتيجة واحدة',
        two: 'نتيجتان',
        few: '# نتائج',
        many: '# نتيجة',
        other: '# نتيجة',
      }),
    noResults: words => `لا نتائج لعبارة «${words}»`,
    more: 'نتائج أخرى',
    failed: 'تعذّر تحميل البحث.',
    again: 'حاول مرة أخرى',
    otherWays: toArchive => html`جرّب كلمات أقل أو كلمات أخرى، أو تصفّح ${toArchive('الأرشيف')}.`,
    needsScripts: toArchive =>
      html`يحتاج البحث إلى جافاسكربت. يمكنك من دونها تصفّح ${toArchive('الأرشيف')}.`,
  },
  markdown: {
    callouts: {
      note: 'ملاحظة',
      tip: 'نصيحة',
      important: 'مهم',
      warning: 'تحذير',
      caution: 'تنبيه',
    },
    headingLink: heading => `رابط إلى «${heading}»`,
    footnotes: 'الحواشي',
    backToReference: reference => `عودة إلى موضع الإحالة ${reference}`,
    table: 'جدول',
    formula: 'صيغة رياضية',
    code: 'شيفرة',
    copy: 'نسخ',
    copied: 'نُسخت',
    copyByHand: 'لم يسمح المتصفح بالنسخ. الشيفرة محددة: اضغط Ctrl+C أو ⌘C.',
    playVideo: host => `تشغيل الفيديو من ${host}`,
    loadsPlayer: host => `يؤدي هذا إلى تحميل المشغّل من ${host}.`,
  },
  feeds: {
    responsesTo: title => `الردود على «${title}»`,
    response: (name, title) => `${name} حول «${title}»`,
  },
}
