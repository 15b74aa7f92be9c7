import type { NoteTexts } from './note.ts'

export const german: NoteTexts = {
  title: 'Datenschutz',
  opening:
    'Hier lässt sich alles lesen, ohne etwas von sich preiszugeben. Wer eine Antwort schreibt, von dem speichern wir, was er abschickt, und sonst wenig.',
  stored: 'Was gespeichert wird',
  comment:
    'Ihr Name, Ihre Worte und, falls angegeben, die Adresse Ihrer Website, mit der Uhrzeit. Sie sind öffentlich, solange die Antwort steht.',
  email:
    'Ihre Mailadresse, nur wenn Sie eine angeben. Sie wird nie gezeigt. An ihr erkennen wir Sie wieder, damit Ihre nächste Antwort nicht warten muss.',
  network: kept =>
    `Ein Fingerabdruck des Netzes, aus dem Sie schreiben, gebildet mit einem geheimen Schlüssel, der jeden Monat wechselt, damit uns niemand überschwemmt. Ihre Adresse selbst wird nicht gespeichert. Er wird nach einiger Zeit vergessen (${kept}).`,
  editing: kept =>
    `Ein Fingerabdruck des Schlüssels, mit dem Ihr Browser Sie Ihre Antwort eine Weile ändern lässt (${kept}).`,
  repeats: kept =>
    `Fingerabdrücke Ihrer Worte, um Kopien und Werbung zu erkennen (höchstens ${kept}). Wen wir fernhalten müssen, den erkennen wir ebenfalls an einem Fingerabdruck.`,
  replies:
    'Wenn Sie Antworten per Mail wünschen und das bestätigen: Ihre Adresse und der Artikel. Jede solche Mail enthält einen Link, der das sofort beendet.',
  deleted: kept =>
    `Gelöschtes ist zunächst verborgen und wird dann getilgt (höchstens ${kept} später).`,
  mentions:
    'Seiten anderer Websites, die auf einen Artikel verweisen: Adresse, Titel, Autor und einige Worte, wie sie dort veröffentlicht sind.',
  latestPost:
    'Wer das Kästchen ankreuzt: Titel und Adresse des neuesten Beitrags der eigenen Website, dort einmal am Tag nachgesehen, solange das Gespräch läuft.',
  given: 'Wer es sonst erhält',
  moderators:
    'Unser Maildienst bringt neue Antworten zu denen, die sie hier lesen, und Antworten zu denen, die darum gebeten haben.',
  webhook: 'Ein anderes Programm von uns erfährt, dass etwas geschehen ist, ohne Namen und Worte.',
  akismet:
    'Akismet, ein Dienst, der Spam erkennt, erhält jede Antwort: ihre Worte, Namen, Mailadresse und Website, die Adresse des Anschlusses, von dem sie kam, und wie sich der Browser nennt.',
  nobody: 'Niemand.',
  never:
    'Es gibt keine Werbung und keine Verfolgung, nichts wird von anderen Unternehmen geladen, und Lesende erhalten keine Cookies.',
  browser:
    'Ihr Browser bewahrt den Entwurf dessen, was Sie schreiben, auf Ihrem eigenen Gerät; auf Wunsch auch Ihren Namen und Ihre Adresse.',
  rights: 'Ihre Rechte',
  ask: 'Schreiben Sie uns, und Sie erhalten eine Kopie von allem, was wir über Sie aufbewahren, oder wir berichtigen oder löschen es. Nennen Sie uns die Mailadresse, die Sie angegeben haben, oder welche Antwort von Ihnen ist. Beim Löschen verschwinden Name, Adresse und Website; Ihre Worte bleiben ohne Namen stehen oder verschwinden auf Wunsch ebenfalls.',
  backups:
    'Kopien, die wir für den Fall aufbewahren, dass etwas kaputtgeht, werden nach und nach weggeworfen; bis dahin kann darin noch stehen, was gelöscht wurde.',
  contact: '*Hier steht, wie Sie uns erreichen.*',
}
