import { z } from 'zod'
import { readYaml } from '../../../generator/yaml.ts'

const Text = z.union([z.string(), z.number(), z.boolean()]).transform(String)
const Optional = Text.nullish().transform(text => (text === '' || text === null ? undefined : text))

/** The owner of the site chose the fields; these are the usual ones. */
const Fields = z.object({
  _id: Optional,
  _parent: Optional,
  replying_to: Optional,
  replying_to_id: Optional,
  replying_to_uid: Optional,
  slug: Optional,
  name: Text.nullish().transform(name => name ?? ''),
  /** Often a hash, which is nobody's address. */
  email: Optional,
  url: Optional,
  message: Text,
  date: Optional,
  hidden: z.union([z.boolean(), z.string()]).nullish(),
})
export type Fields = z.infer<typeof Fields>

const other = {
  website: 'url',
  comment: 'message',
  body: 'message',
  content: 'message',
  timestamp: 'date',
  author: 'name',
}

/** `null` for what is no comment. YAML of every kind holds JSON, too. */
export function readFields(file: string, text: string): Fields | null {
  const yaml = readYaml(
    file,
    text.replace(/^\uFEFF/, '').replace(/^---\s*$|^---\s*\n|\n---\s*$/g, ''),
    1,
  )
  if (!yaml.isReadable || typeof yaml.value !== 'object' || yaml.value === null) return null
  return Fields.safeParse(underUsualNames(yaml.value)).data ?? null
}

function underUsualNames(value: object): object {
  const found = Object.entries(other).filter(([name, usual]) => name in value && !(usual in value))
  return {
    ...value,
    ...Object.fromEntries(found.map(([name, usual]) => [usual, Reflect.get(value, name)])),
  }
}
