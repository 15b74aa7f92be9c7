import type { Wording } from '../wording.ts'

export const french: Wording = {
  language: 'fr',
  anonymous: 'Anonyme',
  mistakes: {
    'name-long': 'Veuillez choisir un nom de 60 caractères au plus.',
    'name-owners': 'Une personne qui écrit sur ce site porte ce nom. Veuillez compléter le vôtre.',
    'email-wrong':
      'Ceci ne ressemble pas à une adresse e-mail. Corrigez-la ou laissez le champ vide.',
    'email-missing':
      'Pour recevoir des e-mails, indiquez ici votre adresse, ou décochez la case ci-dessous.',
    'body-empty': 'Veuillez écrire quelque chose.',
    'body-long': 'C’est trop long\u00a0: 10\u202f000 caractères au plus.',
    'parent-gone': 'La réponse à laquelle vous répondez n’existe plus.',
    'field-missing': 'Ce champ manque.',
    'field-wrong': 'Ce champ est illisible.',
    'no-such-field': 'Ce champ n’existe pas.',
  },
  page: {
    title: 'Votre réponse n’est pas encore envoyée',
    notSent: 'Votre réponse n’a pas été envoyée',
    mend: 'Tout ce que vous avez écrit est encore là. Veuillez corriger ceci, puis renvoyer\u00a0:',
    toPost: 'Si vous renvoyez la vôtre, elle répondra à l’article lui-même.',
    kept: 'Votre texte n’a pas été envoyé. Le voici.',
    fromElsewhere: 'Ce formulaire venait d’un autre site.',
    back: 'Retour à l’article',
    toSite: 'Vers le site',
  },
  refusals: {
    'unknown-thread': 'Le site ne reçoit plus de réponses à cet article, ou ne l’a plus.',
    'thread-closed': 'Cette conversation est close. On peut toujours la lire.',
    'foreign-origin': 'Ce formulaire venait d’un autre site. Veuillez le renvoyer d’ici.',
    'too-many-requests': 'C’était un peu rapide. Veuillez attendre une minute, puis renvoyer.',
    'service-busy': 'La réponse n’a pas pu être enregistrée. Veuillez la renvoyer dans un instant.',
    'too-large':
      'C’est beaucoup trop long. Revenez en arrière, où votre texte se trouve encore, et ramenez-le à 10\u202f000 caractères.',
  },
}
