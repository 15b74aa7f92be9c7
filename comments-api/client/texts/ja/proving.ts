/** While the browser works out a proof: a few seconds. */
export const proving = '少々お待ちください。ロボットではないことをブラウザーが証明しています…'
