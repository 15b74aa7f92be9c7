import type { WritingTexts } from '../texts.ts'
import { counted } from './counted.ts'

export const replyTo: WritingTexts['replyTo'] = name => `رد على ${name}`
export const cancelReply = 'الرد على التدوينة بدلًا من ذلك'
export const charactersLeft: WritingTexts['charactersLeft'] = count =>
  count < 0 ? `الزائد: ${characters(-count)}.` : `الباقي: ${characters(count)}.`
export const sending = 'جارٍ الإرسال…'
export const proving = 'لحظة من فضلك: متصفحك يثبت أنه ليس روبوتًا…'
export const published = 'شكرًا. نُشر ردك.'
export const held: WritingTexts['held'] = reader =>
  `شكرًا. سيظهر ردك بعد اطلاع ${reader} عليه. وإلى ذلك الحين لا يراه سواك، أعلاه.`
export const heldNote: WritingTexts['heldNote'] = reader =>
  `سيظهر بعد اطلاع ${reader} عليه. لا يراه هنا سواك.`
export const duplicate = 'وصل هذا الرد من قبل، وهو محفوظ مرة واحدة. لا يلزمك فعل شيء آخر.'
export const refused = 'لم يُقبل الرد. كلماتك محفوظة هنا.'
export const away = 'تعذّر إرسال الرد الآن. كلماتك محفوظة هنا، '
export const alsoLater = 'حتى بعد مغادرة الصفحة.'
export const onlyHere = 'لكن إلى حين مغادرة الصفحة فقط.'
export const wait: WritingTexts['wait'] = seconds =>
  `كان ذلك سريعًا بعض الشيء. كلماتك محفوظة، ويمكن إرسالها من جديد بعد ${inWords(seconds)}.`

export const refusals: WritingTexts['refusals'] = {
  'invalid-fields': 'لم يُرسل بعد: ثمة ما ينبغي تصحيحه أولًا.',
  'thread-closed': 'أُغلق هذا الحوار في هذه الأثناء. كلماتك محفوظة هنا ليمكن نسخها.',
  'unknown-thread': 'لا تُستقبل الردود على هذه التدوينة حاليًّا. كلماتك محفوظة هنا.',
  'too-large': 'الرد أطول مما ينبغي. يُرجى اختصاره قليلًا.',
}

function characters(count: number): string {
  return counted(count, {
    zero: '0 حرف',
    one: 'حرف واحد',
    two: 'حرفان',
    few: '# أحرف',
    many: '# حرفًا',
    other: '# حرف',
  })
}

function inWords(seconds: number): string {
  if (seconds >= 90)
    return counted(Math.ceil(seconds / 60), {
      zero: 'أقل من دقيقة',
      one: 'دقيقة واحدة',
      two: 'دقيقتين',
      few: '# دقائق',
      many: '# دقيقة',
      other: '# دقيقة',
    })
  return counted(seconds, {
    zero: 'لحظة',
    one: 'ثانية واحدة',
    two: 'ثانيتين',
    few: '# ثوانٍ',
    many: '# ثانية',
    other: '# ثانية',
  })
}
