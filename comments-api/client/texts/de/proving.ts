/** While the browser works out a proof: a few seconds. */
export const proving = 'Einen Moment: Ihr Browser beweist gerade, dass er kein Roboter ist …'
