import type { MailWording } from '../wording.ts'

export const japanese: MailWording = {
  language: 'ja',
  broken: 'このリンクは使えません',
  brokenNote: '古すぎるか、途中で欠けています。何も変更されていません。',
  gone: 'このコメントはもうありません',
  toArticle: '記事へ',
  toSite: 'サイトへ',
  confirm: {
    subject: title => `ご確認ください：${title}`,
    asked: title =>
      `どなたか（おそらくあなた）が「${title}」にコメントし、このアドレスを記入して、メールでの通知を希望しました。`,
    look: '内容を見て確認する',
    notYou: 'お心当たりがなければ、何もしないでください。今後メールは届きません。',
    title: 'これを書いたのはあなたですか？',
    promise:
      'コメントに「確認済み」と表示され、返信があればメールでお知らせします（多くても1時間に1通です）。',
    button: 'はい、私です',
    done: 'ありがとうございます。確認しました',
    doneNote: '返信があればメールでお知らせします。',
  },
  own: {
    look: '書いたものを直す、または削除する',
    title: 'あなたのコメント',
    words: 'コメント',
    save: '保存',
    saved: 'コメントを変更しました',
    held: '読まれてから表示されます。',
    remove: '削除…',
    confirmRemoval: '削除',
    removeNote: '元に戻すことはできません。',
    removed: 'コメントを削除しました',
    tooOld: 'このリンクは古すぎます',
    sendAnother: '新しいリンクを送る',
    sent: '新しいリンクをお送りしました',
  },
  replies: {
    subject: title => `新しい返信：${title}`,
    wrote: (name, title) => `「${title}」で${name}さんから返信がありました：`,
    read: '記事で読む',
    why: '返信のお知らせを希望されたため、このメールをお送りしています。',
  },
  stop: {
    one: 'この記事についてのメールを止める',
    all: 'すべてのメールを止める',
    askOne: title => `「${title}」についてのメールを止めますか？`,
    askAll: 'すべての記事についてのメールを止めますか？',
    button: 'メールを止める',
    done: 'これについてのメールはもう届きません',
    doneAll: 'どの記事についてのメールももう届きません',
  },
}
