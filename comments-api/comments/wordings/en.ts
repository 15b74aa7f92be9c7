import type { Wording } from '../wording.ts'

export const english: Wording = {
  language: 'en',
  anonymous: 'Anonymous',
  mistakes: {
    'name-long': 'Please use a name of at most 60 characters.',
    'name-owners': 'An author of this site writes under this name. Please add something to yours.',
    'email-wrong': 'This does not look like a mail address. Correct it, or leave it empty.',
    'email-missing': 'To be mailed, enter your address here, or untick the box below.',
    'body-empty': 'Please write something.',
    'body-long': 'This is too long: at most 10,000 characters.',
    'parent-gone': 'The response that you answer is no longer there.',
    'field-missing': 'This is missing.',
    'field-wrong': 'This cannot be read.',
    'no-such-field': 'There is no such field.',
  },
  page: {
    title: 'Your response was not sent yet',
    notSent: 'Your response was not sent',
    mend: 'Everything you wrote is still here. Please correct this and send it again:',
    toPost: 'If you send it again, it will answer the article itself.',
    kept: 'Your words were not sent; here they are.',
    fromElsewhere: 'This form was sent from another site.',
    back: 'Back to the article',
    toSite: 'To the site',
  },
  refusals: {
    'unknown-thread': 'The site no longer takes responses to this post, or no longer has it.',
    'thread-closed': 'This conversation is closed. It can still be read.',
    'foreign-origin': 'This form was sent from another site. Please send it again from here.',
    'too-many-requests': 'That was a little fast. Please wait a minute and send it again.',
    'service-busy': 'The response could not be stored just now. Please send it again in a moment.',
    'too-large':
      'This is far too long to be read. Go back, where your words still are, and shorten them to 10,000 characters.',
  },
}
