type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string }

type Counting<Forms> = {
  /** The form that the language uses for this count, with the count in place of "#". */
  readonly counted: (count: number, forms: Forms) => string
  readonly written: (number: number) => string
}

/**
 * `Forms` names the plural categories of the language:
 * https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html
 */
export function countingIn<Forms extends PluralForms>(language: string): Counting<Forms> {
  // Made on first use, because loading the rules of all languages takes longer than a small build.
  let rules: Intl.PluralRules | undefined
  let numbers: Intl.NumberFormat | undefined
  const written = remember(number => {
    // Without loading `Intl`: all our languages write these alike.
    if (number < 1_000) return String(number)
    numbers ??= new Intl.NumberFormat(language)
    return numbers.format(number)
  })
  const ruleFor = remember(count => {
    rules ??= new Intl.PluralRules(language)
    return rules.select(count)
  })
  const counted = (count: number, forms: PluralForms) => {
    const form = forms[ruleFor(count)] ?? forms.other
    return form.replace('#', () => written(count))
  }
  return { counted, written }
}

/** Pages show few different numbers, but often. Asking `Intl` for one takes longer than printing what is around it. */
function remember<Found extends string>(find: (number: number) => Found) {
  const known = new Map<number, Found>()
  return (number: number): Found => {
    const found = known.get(number) ?? find(number)
    known.set(number, found)
    return found
  }
}
