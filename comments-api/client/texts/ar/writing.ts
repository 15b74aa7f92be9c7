import type { WritingTexts } from '../texts.ts'

export const replyTo: WritingTexts['replyTo'] = name => `رد على ${name}`
export const cancelReply = 'الرد على التدوينة بدلًا من ذلك'
export const sending = 'جارٍ الإرسال…'
export const published = 'شكرًا. نُشر ردك.'
export const held: WritingTexts['held'] = reader =>
  `شكرًا. سيظهر ردك بعد اطلاع ${reader} عليه. وإلى ذلك الحين لا يراه سواك، أعلاه.`
export const duplicate = 'وصل هذا الرد من قبل، وهو محفوظ مرة واحدة. لا يلزمك فعل شيء آخر.'
export const refused = 'لم يُقبل الرد. كلماتك محفوظة هنا.'
export const away = 'تعذّر إرسال الرد الآن. كلماتك محفوظة هنا، '
export const alsoLater = 'حتى بعد مغادرة الصفحة.'
export const onlyHere = 'لكن إلى حين مغادرة الصفحة فقط.'
