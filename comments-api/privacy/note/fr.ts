import type { NoteTexts } from './note.ts'

export const french: NoteTexts = {
  title: 'Vie privée',
  opening:
    'On peut tout lire ici sans rien nous dire de soi. Si vous écrivez une réponse, nous conservons ce que vous envoyez, et peu d’autres choses.',
  stored: 'Ce qui est conservé',
  comment:
    'Votre nom, vos mots et, si vous l’indiquez, l’adresse de votre site, avec l’heure. Ils sont publics tant que la réponse est là.',
  email:
    'Votre adresse électronique, seulement si vous la donnez. Elle n’est jamais montrée. Elle nous permet de vous reconnaître, pour que votre prochaine réponse n’ait pas à attendre.',
  network: kept =>
    `Une empreinte du réseau d’où vous écrivez, faite avec une clé secrète qui change chaque mois, pour que personne ne puisse nous submerger. Votre adresse elle-même n’est pas conservée. Elle est oubliée après un certain temps (${kept}).`,
  editing: kept =>
    `Une empreinte de la clé avec laquelle votre navigateur vous laisse modifier votre réponse pendant un moment (${kept}).`,
  repeats: kept =>
    `Des empreintes de vos mots, pour reconnaître les copies et la publicité (${kept} au plus). Ceux que nous devons écarter, nous les reconnaissons aussi à une empreinte.`,
  replies:
    'Si vous demandez les réponses par courriel et le confirmez : votre adresse et l’article. Chacun de ces courriels contient un lien qui y met fin aussitôt.',
  deleted: kept => `Ce qui est supprimé est d’abord caché, puis effacé (au plus ${kept} après).`,
  mentions:
    'Les pages d’autres sites qui renvoient à un article : leur adresse, leur titre, leur auteur et quelques mots, tels qu’ils y sont publiés.',
  latestPost:
    'Pour qui coche la case : le titre et l’adresse du dernier article de son propre site, demandés à ce site une fois par jour tant que la conversation dure.',
  given: 'Qui d’autre le reçoit',
  moderators:
    'Notre service de courriel porte les nouvelles réponses à ceux qui les lisent ici, et les réponses à ceux qui les ont demandées.',
  webhook: 'Un autre de nos programmes apprend que quelque chose s’est passé, sans noms ni mots.',
  akismet:
    'Akismet, un service qui reconnaît le spam, reçoit chaque réponse : ses mots, le nom, l’adresse de courriel et le site, l’adresse de la connexion dont elle vient et le nom que se donne le navigateur.',
  nobody: 'Personne.',
  never:
    'Il n’y a ni publicité ni pistage, rien n’est chargé d’autres entreprises, et les lecteurs ne reçoivent pas de cookies.',
  browser:
    'Votre navigateur garde le brouillon de ce que vous écrivez, sur votre propre appareil ; si vous le souhaitez, votre nom et votre adresse aussi.',
  rights: 'Vos droits',
  ask: 'Écrivez-nous : vous recevrez une copie de tout ce que nous gardons sur vous, ou nous le corrigerons ou l’effacerons. Dites-nous l’adresse que vous avez donnée, ou quelle réponse est la vôtre. Quand nous effaçons, votre nom, votre adresse et votre site disparaissent ; vos mots restent sans nom, ou disparaissent aussi si vous le souhaitez.',
  backups:
    'Les copies que nous gardons en cas de panne sont jetées à leur tour ; jusque-là, elles peuvent encore contenir ce qui a été effacé.',
  contact: '*Ici, comment nous joindre.*',
}
