import type { SentTexts } from '../texts.ts'

export const published = 'شكرًا. نُشر ردك.'
export const held: SentTexts['held'] = reader => `شكرًا. سيظهر ردك بعد اطلاع ${reader} عليه.`
export const duplicate = 'وصل هذا الرد من قبل، وهو محفوظ مرة واحدة. لا يلزمك فعل شيء آخر.'
export const refused = 'لم يُقبل الرد. كلماتك محفوظة هنا.'
