import * as z from 'zod'
import { redirectStatuses } from '../../../hosting/redirect-fields.ts'

const Texts = z.record(z.string(), z.string())
const TextOrTexts = z.union([z.string(), z.array(z.string())], 'text, or a list of texts')

const Processing = z.strictObject({
  skip_processing: z.boolean().optional(),
  css: z
    .strictObject({ bundle: z.boolean().optional(), minify: z.boolean().optional() })
    .optional(),
  js: z.strictObject({ bundle: z.boolean().optional(), minify: z.boolean().optional() }).optional(),
  html: z.strictObject({ pretty_urls: z.boolean().optional() }).optional(),
  images: z
    .strictObject({ compress: z.boolean().optional(), optimize: z.boolean().optional() })
    .optional(),
})

const buildKeys = {
  base: z.string().optional(),
  command: z.string().optional(),
  publish: z.string().optional(),
  ignore: z.string().optional(),
  functions: z.string().optional(),
  edge_functions: z.string().optional(),
  environment: Texts.optional(),
  processing: Processing.optional(),
}

const functionKeys = {
  deno_import_map: z.string().optional(),
  external_node_modules: z.array(z.string()).optional(),
  ignored_node_modules: z.array(z.string()).optional(),
  included_files: z.array(z.string()).optional(),
  memory: z.union([z.number(), z.string()], 'a number, or text such as "2gb"').optional(),
  node_bundler: z.literal(['esbuild', 'nft', 'zisi', 'none']).optional(),
  region: z.string().optional(),
  schedule: z.string().optional(),
  vcpu: z.number().optional(),
}

/** Keys that hold for all functions, and tables for single functions, which can have any name. */
const Functions = z
  .object({ directory: z.string().optional(), ...functionKeys })
  .catchall(z.strictObject(functionKeys))

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

const Header = z.strictObject({
  for: z.string().optional(),
  values: z.record(z.string(), TextOrTexts).optional(),
})
export type NetlifyHeader = z.infer<typeof Header>

const Redirect = z.strictObject({
  from: z.string().optional(),
  to: z.string().optional(),
  status: z.literal([...redirectStatuses]).optional(),
  force: z.boolean().optional(),
  query: Texts.optional(),
  conditions: z.record(z.string(), TextOrTexts).optional(),
  headers: Texts.optional(),
  signed: z.string().optional(),
  rate_limit: z.record(z.string(), z.unknown()).optional(),
  // Older names of the keys above, which Netlify still reads.
  origin: z.string().optional(),
  destination: z.string().optional(),
  params: Texts.optional(),
  parameters: Texts.optional(),
  sign: z.string().optional(),
  signing: z.string().optional(),
})
export type NetlifyRedirect = z.infer<typeof Redirect>

const Context = z.strictObject({
  ...buildKeys,
  functions: z.union([z.string(), Functions], 'text, or a table of functions').optional(),
  edge_functions: z
    .union([z.string(), z.array(EdgeFunction)], 'text, or a list of edge functions')
    .optional(),
  build: z.strictObject(buildKeys).optional(),
  plugins: z.array(Plugin).optional(),
})

const Dev = z.strictObject({
  command: z.string().optional(),
  port: z.int().optional(),
  targetPort: z.int().optional(),
  publish: z.string().optional(),
  base: z.string().optional(),
  framework: z.string().optional(),
  functions: z.string().optional(),
  functionsPort: z.int().optional(),
  autoLaunch: z.boolean().optional(),
  jwtSecret: z.string().optional(),
  jwtRolePath: z.string().optional(),
  envFiles: z.array(z.string()).optional(),
  https: z.strictObject({ certFile: z.string(), keyFile: z.string() }).optional(),
  processing: Processing.optional(),
  environment: Texts.optional(),
  exec: z.string().optional(),
})

/** `netlify.toml`: https://docs.netlify.com/configure-builds/file-based-configuration/ */
export const NetlifyFile = z.strictObject({
  build: z.strictObject(buildKeys).optional(),
  context: z.record(z.string(), Context).optional(),
  plugins: z.array(Plugin).optional(),
  // An entry is undefined only after a mistake in it was taken out: the other entries keep their positions.
  headers: z.array(Header.optional()).optional(),
  redirects: z.array(Redirect.optional()).optional(),
  functions: Functions.optional(),
  edge_functions: z.array(EdgeFunction).optional(),
  dev: Dev.optional(),
  template: z
    .strictObject({
      environment: Texts.optional(),
      'incoming-hooks': z.array(z.string()).optional(),
      'required-extensions': z.array(z.string()).optional(),
    })
    .optional(),
  images: z.strictObject({ remote_images: z.array(z.string()).optional() }).optional(),
  database: z
    .strictObject({ migrations: z.strictObject({ path: z.string().optional() }).optional() })
    .optional(),
  integrations: z.array(z.record(z.string(), z.unknown())).optional(),
  extensions: z.array(z.record(z.string(), z.unknown())).optional(),
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
