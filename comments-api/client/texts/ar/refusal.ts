import type { RefusalTexts } from '../texts.ts'
import { counted } from './counted.ts'

export const wait: RefusalTexts['wait'] = seconds =>
  `كان ذلك سريعًا بعض الشيء. كلماتك محفوظة، ويمكن إرسالها من جديد بعد ${inWords(seconds)}.`

export const refusals: RefusalTexts['refusals'] = {
  'invalid-fields': 'لم يُرسل بعد: ثمة ما ينبغي تصحيحه أولًا.',
  'thread-closed': 'أُغلق هذا الحوار في هذه الأثناء. كلماتك محفوظة هنا ليمكن نسخها.',
  'unknown-thread': 'لا تُستقبل الردود على هذه التدوينة حاليًّا. كلماتك محفوظة هنا.',
  'too-large': 'الرد أطول مما ينبغي. يُرجى اختصاره قليلًا.',
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
