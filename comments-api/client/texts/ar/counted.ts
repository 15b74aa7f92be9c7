type Forms = Readonly<Record<Intl.LDMLPluralRule, string>>

/** One and two are told by the noun itself; with the others stands "#" for the number. */
export function counted(count: number, forms: Forms): string {
  const form = forms[new Intl.PluralRules('ar').select(count)]
  return form.replace('#', count.toLocaleString('ar-u-nu-latn'))
}
