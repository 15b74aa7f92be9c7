import { openWhenNear } from './open-when-near.ts'

/**
 * The only script that a page loads by itself. It fetches the rest when the reader comes near the
 * conversation, or was led there by a link.
 */
const section = document.getElementById('conversation')
if (section !== null) openWhenNear(section)
