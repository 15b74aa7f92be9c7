/** What the search page says while it works; the rest is in each language's own file. */
type SearchingTexts = {
  readonly more: string
  readonly failed: string
  readonly again: string
}

const english: SearchingTexts = {
  more: 'More results',
  failed: 'The search could not be loaded.',
  again: 'Try again',
}

const dictionaries: ReadonlyMap<string, SearchingTexts> = new Map([
  ['en', english],
  [
    'de',
    {
      more: 'Weitere Treffer',
      failed: 'Die Suche ließ sich nicht laden.',
      again: 'Noch einmal versuchen',
    },
  ],
  [
    'fr',
    {
      more: 'Plus de résultats',
      failed: 'La recherche n’a pas pu être chargée.',
      again: 'Réessayer',
    },
  ],
  [
    'es',
    {
      more: 'Más resultados',
      failed: 'No se ha podido cargar la búsqueda.',
      again: 'Intentar de nuevo',
    },
  ],
  ['ja', { more: 'さらに表示', failed: '検索を読み込めませんでした。', again: 'もう一度試す' }],
  ['ar', { more: 'نتائج أخرى', failed: 'تعذّر تحميل البحث.', again: 'حاول مرة أخرى' }],
])

/** `primary` is the language that `textsFor` returned, without its region. */
export function searchingTexts(primary: string): SearchingTexts {
  return dictionaries.get(primary) ?? english
}
