import type { Wording } from '../wording.ts'

export const japanese: Wording = {
  language: 'ja',
  anonymous: '匿名',
  mistakes: {
    'name-long': 'お名前は60文字以内でお願いします。',
    'name-owners': 'このサイトの筆者と同じお名前です。区別できるように何か書き足してください。',
    'email-wrong': 'メールアドレスではないようです。直すか、空欄にしてください。',
    'body-empty': '何かお書きください。',
    'body-long': '長すぎます。10,000文字以内でお願いします。',
    'parent-gone': '返信先のコメントはもうありません。',
    'field-missing': 'この項目がありません。',
    'field-wrong': 'この項目は読み取れません。',
    'no-such-field': 'そのような項目はありません。',
  },
  page: {
    title: 'コメントはまだ送信されていません',
    mend: 'お書きになった内容はすべて残っています。次の点を直して、もう一度お送りください。',
    back: '記事に戻る',
  },
  refusals: {
    'thread-closed': 'コメントの受付は終了しました。これまでのコメントはお読みいただけます。',
    'foreign-origin':
      'このフォームは別のサイトから送信されました。ここからもう一度お送りください。',
    'too-many-requests': '少し早すぎたようです。1分ほど待ってから、もう一度お送りください。',
    'service-busy': 'コメントを保存できませんでした。しばらくしてから、もう一度お送りください。',
    'too-large':
      '長すぎて読み取れません。文章が残っている前のページに戻り、10,000文字以内に短くしてください。',
  },
}
