export const other = 'في لسان آخر كلمات أحدث لهذه التدوينة.'
export const takeOther = 'عرض تلك'
export const keepThis = 'إبقاء هذه'
export const notKept = 'لا يحفظ هذا المتصفح مسودة: تضيع كلماتك إن غادرت الصفحة.'
