export const remember = 'Meine Angaben in diesem Browser merken'
export const quoteHint =
  'Zum Zitieren Wörter der Antwort markieren und darunter „Antworten“ drücken.'
export const formatting = 'Formatierung'
export const letter = 'A'
export const strong = 'Fett'
export const emphasis = 'Kursiv'
export const link = 'Link'
export const quotation = 'Zitat'
export const code = 'Code'
export const preview = 'Vorschau'
export const previewAway =
  'Gerade gibt es keine Vorschau: Der Kommentardienst antwortet nicht. Ihr Text ist unverändert.'
