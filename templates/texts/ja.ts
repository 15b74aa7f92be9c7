import { html } from '../html.ts'
import { countingIn } from './counting.ts'
import type { Texts } from './texts.ts'

const { counted, written } = countingIn<Record<'other', string>>('ja')

export const japanese: Texts = {
  frame: {
    skip: '本文へ移動',
    navigation: 'サイト',
    signature: (site, author) => html`${site}${author !== null && html`　文・${author}`}`,
    feed: 'フィード',
    colours: { label: '配色', light: '明るい', dark: '暗い', automatic: '自動' },
  },
  punctuation: { comma: '、', stop: '。' },
  lists: {
    posts: count => counted(count, { other: '#件の記事' }),
    pages: 'ページ',
    page: number => `${written(number)}ページ`,
    pageOf: (site, number) => html`${site}　${written(number)}ページ`,
    newer: '新しい記事',
    older: '古い記事',
    archive: '記事一覧',
    years: '年別',
    tag: 'タグ',
    tags: 'タグ',
    series: '連載',
    authors: '書き手',
    postsBy: author => `${author}の記事`,
    empty: 'まだ何も公開されていません。',
  },
  post: {
    updated: date => html`${date}更新`,
    minutes: count => counted(count, { other: '約#分で読めます' }),
    neighbours: '前後の記事',
    previous: '前の記事',
    next: '次の記事',
    readOn: 'あわせて読む',
    contents: '目次',
    partNumber: part => `第${written(part)}回`,
    part: ({ part, of }, series) =>
      html`連載「${series}」第${written(part)}回（全${written(of)}回）`,
  },
  unpublished: {
    draft: '下書き',
    scheduled: '公開予定',
    expired: '公開終了',
    always: 'このページはプレビューでのみ表示されます。',
    until: date => html`このページは${date}まではプレビューでのみ表示されます。`,
    since: date => html`このページは${date}からプレビューでのみ表示されます。`,
  },
  conversation: {
    responses: count => counted(count, { other: 'コメント#件' }),
    noneYet: 'コメントはまだありません',
    none: 'コメントはありません',
    about: { stands: 'before', text: title => html`「${title}」への` },
    responsesPage: number => `コメント　${written(number)}ページ`,
    responsesPageOf: (title, number) => `「${title}」へのコメント　${written(number)}ページ`,
    olderResponses: '古いコメント',
    newerResponses: '新しいコメント',
    order: { label: '並び順', newest: '新しい順', oldest: '古い順' },
    leaveReply: 'コメントを書く',
    invitation:
      'まだ誰も書いていません。ご質問、お気づきの点、ご自身の思い出など、どうぞお寄せください。',
    closed: 'コメントの受付は終了しました。これまでのコメントはお読みいただけます。',
    closedEmpty: 'コメントの受付は終了しました。',
    reply: '返信',
    replyTo: name => html`（${name}さんへ）`,
    place: ({ place, count }) => `、${count}件中${place}件目`,
    inReplyTo: name => html`${name}さんへの返信`,
    removedResponse: '削除されたコメント',
    removed: date => html`${date}のコメントは削除されました。`,
    edited: date => html`${date}編集`,
    pinned: '固定',
    latestPost: (name, post) => html`${name}さんの最新記事：${post}`,
    owner: 'このブログの筆者',
    confirmed: 'メールアドレス確認済み',
    trackback: 'ここにリンクしたブログからの通知先：',
    mentions: count => counted(count, { other: '言及#件' }),
    liked: names => html`いいね： ${names}`,
    reposted: names => html`シェア： ${names}`,
    fromSite: host => html`${host}から`,
    mentionKinds: {
      reply: '返信',
      bookmark: 'ブックマーク',
      link: 'リンク',
    },
    published:
      'ありがとうございます。コメントは公開されました。スクリプトが使えるならすぐに表示され、ページそのものには次にサイトが生成されるときに加わります。',
    publishedElsewhere:
      'ありがとうございます。コメントは公開されました。スクリプトが使えるならすぐに表示されます。',
    held: reader => html`ありがとうございます。${reader}が読むまで、コメントは保留されます。`,
    duplicate:
      '同じ内容がすでに届いています。保存されるのは一度だけですので、そのままで大丈夫です。',
  },
  form: {
    body: 'コメント',
    hint: 'Markdownで *強調*、**強い強調**、`コード`、>\u00a0引用、リスト、リンクが使えます。',
    name: 'お名前',
    email: 'メールアドレス',
    emailNote: '任意、公開されません',
    url: 'ご自身のサイト',
    urlNote: '任意',
    subscribe:
      '返信があったらメールで知らせる（はじめに確認のメールが届きます。書いたものを直すためのリンクも届きます）',
    latestPost: '自分のサイトの最新記事を並べて表示する（サイトのフィードから取得します）',
    trap: 'ここは空のままにしてください',
    send: '送信',
    next: reader => html`初めてのコメントは、${reader}が読んでから表示されます。`,
  },
  notFound: {
    title: 'ページが見つかりません',
    explanation:
      'このアドレスには何もありません。アドレスが違っているか、ページがなくなったのかもしれません。',
    ways: (toFront, toArchive, toSearch) =>
      html`${toFront('トップページ')}に戻るか、${toArchive('記事一覧')}または${toSearch('検索')}をご利用ください。`,
  },
  search: {
    title: '検索',
    label: 'このサイトを検索',
    placeholder: 'キーワード',
    results: count => counted(count, { other: '#件見つかりました' }),
    noResults: words => `「${words}」は見つかりませんでした`,
    more: 'さらに表示',
    failed: '検索を読み込めませんでした。',
    again: 'もう一度試す',
    otherWays: toArchive =>
      html`キーワードを減らすか、変えてお試しください。${toArchive('記事一覧')}もご覧いただけます。`,
    needsScripts: toArchive =>
      html`検索にはスクリプトが必要です。使えない場合は${toArchive('記事一覧')}をご覧ください。`,
  },
  markdown: {
    callouts: {
      note: '注記',
      tip: 'ヒント',
      important: '重要',
      warning: '警告',
      caution: '注意',
    },
    headingLink: heading => `「${heading}」へのリンク`,
    footnotes: '脚注',
    backToReference: reference => `注番号${reference}の本文へ戻る`,
    table: '表',
    formula: '数式',
    code: 'コード',
    copy: 'コピー',
    copied: 'コピーしました',
    copyByHand:
      'ブラウザーがコピーできませんでした。コードを選択しましたので、Ctrl+Cまたは⌘Cを押してください。',
    playVideo: host => `${host}の動画を再生`,
    loadsPlayer: host => `${host}のプレーヤーを読み込みます。`,
  },
  feeds: {
    responsesTo: title => `「${title}」へのコメント`,
    response: (name, title) => `${name}「${title}」へのコメント`,
  },
}
