import type { WritingTexts } from '../texts.ts'

export const replyTo: WritingTexts['replyTo'] = name => `رد على ${name}`
export const cancelReply = 'الرد على التدوينة بدلًا من ذلك'
export const sending = 'جارٍ الإرسال…'
export const away = 'تعذّر إرسال الرد الآن. كلماتك محفوظة هنا، '
export const alsoLater = 'حتى بعد مغادرة الصفحة.'
export const onlyHere = 'لكن إلى حين مغادرة الصفحة فقط.'
