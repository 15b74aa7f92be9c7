export function present<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error('This is there only while a test runs')
  return thing
}
