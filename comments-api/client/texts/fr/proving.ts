/** While the browser works out a proof: a few seconds. */
export const proving = 'Un instant\u202f: votre navigateur prouve qu’il n’est pas un robot…'
