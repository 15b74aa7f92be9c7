/** While the browser works out a proof: a few seconds. */
export const proving = 'Un momento: su navegador demuestra que no es un robot…'
