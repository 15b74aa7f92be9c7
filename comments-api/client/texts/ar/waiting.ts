export const waits =
  'لم يُرسل بعد: خدمة التعليقات لا تستجيب. تنتظر هذه الكلمات في هذا المتصفح وتُرسل حالما تستجيب، وكذلك عند العودة إلى هذه الصفحة.'
export const waitsHere =
  'لم يُرسل بعد: خدمة التعليقات لا تستجيب. تُرسل هذه الكلمات حالما تستجيب، لكنها لا تنتظر إلا إلى حين مغادرة هذه الصفحة.'
export const tooOld = 'مضى يوم على انتظار هذا الرد. لن يُرسل إلا بطلب منك.'
export const notAccepted = 'لم يُقبل كما هو. يمكن تعديله وإرساله من جديد.'
export const sendNow = 'إرسال الآن'
export const edit = 'تعديل'
export const withdraw = 'سحب'
export const withdrawn = 'سُحب الرد: لن يُرسل من هنا.'
export const undo = 'تراجع'
