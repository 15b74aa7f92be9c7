export const left = 'لم يُرسل قبل إغلاق الحوار. هذه الكلمات لا تظهر هنا إلا لك، ويمكنك نسخها.'
export const remove = 'حذف'
