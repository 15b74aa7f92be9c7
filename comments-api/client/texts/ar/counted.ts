type Forms = Readonly<Record<Intl.LDMLPluralRule, string>>

/** For one and two, the noun itself tells the count. In other forms, "#" stands for the number. */
export function counted(count: number, forms: Forms): string {
  const form = forms[new Intl.PluralRules('ar').select(count)]
  return form.replace('#', count.toLocaleString('ar-u-nu-latn'))
}
