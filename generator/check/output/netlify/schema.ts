import * as z from 'zod'
import { redirectStatuses, variableName } from '../../../hosting/redirect-fields.ts'

const Texts = z.record(z.string(), z.string())
const TextOrTexts = z.union([z.string(), z.array(z.string())], 'text, or a list of texts')

/** Its keys may all be missing, and there are no others. */
function table<Keys extends z.ZodRawShape>(keys: Keys) {
  return z.strictObject(keys).partial()
}

const Processing = table({
  skip_processing: z.boolean(),
  css: table({ bundle: z.boolean(), minify: z.boolean() }),
  js: table({ bundle: z.boolean(), minify: z.boolean() }),
  html: table({ pretty_urls: z.boolean() }),
  images: table({ compress: z.boolean(), optimize: z.boolean() }),
})

const buildKeys = {
  base: z.string(),
  command: z.string(),
  publish: z.string(),
  ignore: z.string(),
  functions: z.string(),
  edge_functions: z.string(),
  environment: Texts,
  processing: Processing,
}

const functionKeys = {
  deno_import_map: z.string(),
  external_node_modules: z.array(z.string()),
  ignored_node_modules: z.array(z.string()),
  included_files: z.array(z.string()),
  memory: z.union([z.number(), z.string()], 'a number, or text such as "2gb"'),
  node_bundler: z.literal(['esbuild', 'nft', 'zisi', 'none']),
  region: z.string(),
  schedule: z.string(),
  vcpu: z.number(),
}

/** Keys that hold for all functions, and tables for single functions, which can have any name. */
const Functions = z
  .object({ directory: z.string(), ...functionKeys })
  .partial()
  .catchall(table(functionKeys))

const EdgeFunction = z.strictObject({
  function: z.string(),
  path: z.string().optional(),
  excludedPath: TextOrTexts.optional(),
  pattern: z.string().optional(),
  excludedPattern: TextOrTexts.optional(),
  cache: z.literal(['manual', 'off']).optional(),
  method: TextOrTexts.optional(),
  header: z
    .record(z.string(), z.union([z.boolean(), z.string()], 'text, true or false'))
    .optional(),
})

const Plugin = z.strictObject({
  package: z.string(),
  pinned_version: z.string().optional(),
  inputs: z.record(z.string(), z.unknown()).optional(),
})

const Header = table({
  for: z.string(),
  values: z.record(z.string(), TextOrTexts),
})
export type NetlifyHeader = z.infer<typeof Header>

const VariableName = z
  .string()
  .regex(variableName, 'write the name of an environment variable, never the secret itself')

const Redirect = table({
  from: z.string(),
  to: z.string(),
  status: z.literal([...redirectStatuses]),
  force: z.boolean(),
  query: Texts,
  conditions: z.record(z.string(), TextOrTexts),
  headers: Texts,
  signed: VariableName,
  rate_limit: z.record(z.string(), z.unknown()),
  // Older names of the keys above, which Netlify still reads.
  origin: z.string(),
  destination: z.string(),
  params: Texts,
  parameters: Texts,
  sign: VariableName,
  signing: VariableName,
})
export type NetlifyRedirect = z.infer<typeof Redirect>

const Context = table({
  ...buildKeys,
  functions: z.union([z.string(), Functions], 'text, or a table of functions'),
  edge_functions: z.union([z.string(), z.array(EdgeFunction)], 'text, or a list of edge functions'),
  build: table(buildKeys),
  plugins: z.array(Plugin),
})

const Dev = table({
  command: z.string(),
  port: z.int(),
  targetPort: z.int(),
  publish: z.string(),
  base: z.string(),
  framework: z.string(),
  functions: z.string(),
  functionsPort: z.int(),
  autoLaunch: z.boolean(),
  jwtSecret: z.string(),
  jwtRolePath: z.string(),
  envFiles: z.array(z.string()),
  https: z.strictObject({ certFile: z.string(), keyFile: z.string() }),
  processing: Processing,
  environment: Texts,
  exec: z.string(),
})

/** `netlify.toml`: https://docs.netlify.com/configure-builds/file-based-configuration/ */
export const NetlifyFile = table({
  build: table(buildKeys),
  context: z.record(z.string(), Context),
  plugins: z.array(Plugin),
  // An entry is undefined only after a mistake in it was taken out: the other entries keep their positions.
  headers: z.array(Header.optional()),
  redirects: z.array(Redirect.optional()),
  functions: Functions,
  edge_functions: z.array(EdgeFunction),
  dev: Dev,
  template: table({
    environment: Texts,
    'incoming-hooks': z.array(z.string()),
    'required-extensions': z.array(z.string()),
  }),
  images: table({ remote_images: z.array(z.string()) }),
  database: table({ migrations: table({ path: z.string() }) }),
  integrations: z.array(z.record(z.string(), z.unknown())),
  extensions: z.array(z.record(z.string(), z.unknown())),
})
export type NetlifyFile = z.infer<typeof NetlifyFile>

/** The keys that the table at a path may have. Empty if it may have any, or if there is no table at that path. */
export function keysAt(path: readonly PropertyKey[]): string[] {
  let schema: unknown = NetlifyFile
  for (const key of path) schema = stepInto(unwrapped(schema), key)
  const found = unwrapped(schema)
  return found instanceof z.ZodObject ? Object.keys(found.shape) : []
}

function unwrapped(schema: unknown): unknown {
  return schema instanceof z.ZodOptional ? unwrapped(schema.unwrap()) : schema
}

function stepInto(schema: unknown, key: PropertyKey): unknown {
  if (schema instanceof z.ZodArray) return schema.element
  if (schema instanceof z.ZodRecord) return schema.valueType
  if (schema instanceof z.ZodObject) return schema.shape[String(key)] ?? schema.def.catchall
  return undefined
}
