import type { MineTexts } from '../texts.ts'

export const heldNote: MineTexts['heldNote'] = reader =>
  `سيظهر بعد اطلاع ${reader} عليه. لا يراه هنا سواك.`
export const edit = 'تعديل'
export const remove = 'حذف'
export const reallyRemove = 'أتُحذف هذه الكلمات نهائيًّا؟'
export const confirmRemoval = 'حذف'
export const keep = 'إبقاء'
export const removed = 'حُذف ردك.'
export const notRemoved = 'تعذّر الحذف الآن. يُرجى إعادة المحاولة لاحقًا.'
export const away = 'خدمة التعليقات لا تستجيب الآن. يمكن إعادة المحاولة.'
export const over = 'لم يعد تعديل هذا ممكنًا من هنا.'
