/** While the browser works out a proof: a few seconds. */
export const proving = 'One moment: your browser is showing that it is no robot …'
