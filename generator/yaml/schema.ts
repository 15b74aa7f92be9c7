import * as z from 'zod'

/** The schema that a text was read with. `isFenced` is true if the YAML is between the --- lines of a file. */
export type Schema = {
  readonly name: string
  readonly shape: z.ZodType
  readonly isFenced: boolean
  /** What to say of keys for which the names of YAML's types are not enough. */
  readonly kinds?: Readonly<Record<string, Kind>>
  /** What other systems call its keys, in lower case. */
  readonly elsewhere?: Readonly<Record<string, string>>
  /** Those of them that are true where ours are false. */
  readonly opposites?: ReadonlySet<string>
  /** The page of the documentation that lists its keys. */
  readonly reference: string
}

export type Kind = { readonly name: string; readonly hint: string }

type Node = { readonly properties?: Readonly<Record<string, Node>>; readonly items?: Node }

/** Uses the JSON Schema, which zod documents, unlike its own internals. */
export function keysAt({ shape }: Schema, path: readonly PropertyKey[]): string[] {
  let node: Node | undefined = z.toJSONSchema(shape, { io: 'input' }) as Node
  for (const part of path)
    node = typeof part === 'number' ? node?.items : node?.properties?.[String(part)]
  return Object.keys(node?.properties ?? {})
}
