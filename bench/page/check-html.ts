import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { z } from 'zod'
import type { Row } from '../measure/results.ts'
import { summarise } from '../measure/summarise.ts'

const Report = z.object({
  messages: z.array(
    z.object({
      type: z.string(),
      url: z.string().optional(),
      lastLine: z.number().optional(),
      message: z.string(),
    }),
  ),
})
type Message = z.infer<typeof Report>['messages'][number]

/** What the Nu HTML checker finds in a whole folder. Empty if it is not installed, or Java is not. */
export function checkHtml(what: string, folder: string): Row[] {
  const jar = findJar()
  if (jar === null || !isJavaThere()) {
    console.error('The Nu checker needs Java 17 and its jar: npm install --no-save vnu-jar')
    return []
  }
  const words = ['--skip-non-html', '--format', 'json', '--exit-zero-always', '--stdout', folder]
  const report = execFileSync('java', ['-jar', jar, ...words], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  const { messages } = Report.parse(JSON.parse(report))
  for (const message of messages) console.error(describe(message))
  const isError = ({ type }: Message) => type !== 'info'
  return [
    countOf(`${what}: errors`, messages.filter(isError)),
    countOf(
      `${what}: warnings`,
      messages.filter(one => !isError(one)),
    ),
  ]
}

function countOf(what: string, messages: readonly Message[]): Row {
  return summarise({ group: 'The Nu checker', what, unit: '' }, [messages.length])
}

function findJar(): string | null {
  try {
    return createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar')
  } catch {
    return null
  }
}

function isJavaThere(): boolean {
  try {
    execFileSync('java', ['-version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function describe({ type, url = '', lastLine = 0, message }: Message): string {
  return `${url}:${lastLine} ${type}: ${message}`
}
