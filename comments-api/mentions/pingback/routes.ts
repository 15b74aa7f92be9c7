import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { problems } from '../../contract/problems.ts'
import { answerWith, knownProblem } from '../../http/answers/problems.ts'
import { type Received, receiveMention } from '../receive.ts'
import type { Options } from '../webmention-routes.ts'
import { acceptedXml, type FaultName, faultXml } from './answers.ts'

/** Loaded with the first call, because nothing else needs this reader of XML. */
const loadReader = () => import('./read-call.ts')
const xml = 'text/xml; charset=utf-8'
/** In bytes: enough for two addresses and their markup. */
const largest = 16 * 1024

/** http://www.hixie.ch/specs/pingback/pingback. `system.multicall` and all other methods of XML-RPC are refused. */
export async function pingbackRoutes(app: FastifyInstance, options: Options): Promise<void> {
  const { needs, rates } = options
  // A call written as a JSON string would be a string here, too.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    ['text/xml', 'application/xml'],
    { parseAs: 'string', bodyLimit: largest },
    (_request, text, done) => done(null, text),
  )
  app.setErrorHandler(answerWithFault)
  app.post('/pingback', { config: { rateLimit: rates.mention } }, async (request, reply) => {
    const { readCall } = await loadReader()
    const call = typeof request.body === 'string' ? readCall(request.body) : null
    if (call === null) return sendFault(reply, 'not-a-call')
    if (call.method !== 'pingback.ping') return sendFault(reply, 'no-such-method')
    const [source, target, more] = call.parameters
    if (source === undefined || target === undefined || more !== undefined) {
      return sendFault(reply, 'wrong-parameters')
    }
    const received = await receiveMention(needs, { source, target, via: 'pingback' })
    if (received !== 'waiting') return sendFault(reply, faultOf[received])
    reply.header('cache-control', 'no-store').type(xml)
    return reply.send(acceptedXml('Thank you. The page will be fetched, and a moderator reads it.'))
  })
}

const faultOf = {
  'bad-source': 'unknown-source',
  'own-page': 'unknown-source',
  'bad-target': 'unknown-target',
  'closed-target': 'closed-target',
  'too-many': 'refused',
} as const satisfies Record<Exclude<Received, 'waiting'>, FaultName>

/** For XML-RPC, a fault is an answer like any other, so its status is 200. */
function sendFault(reply: FastifyReply, name: FaultName): FastifyReply {
  return reply.header('cache-control', 'no-store').type(xml).send(faultXml(name))
}

/** What the service as a whole refuses keeps its status, for clients that look at it. */
function answerWithFault(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const problem = knownProblem(error, request)
  const isTheirs = problems[problem.code].status < 500 && problem.code !== 'too-many-requests'
  return sendFault(answerWith(reply, problem), isTheirs ? 'not-a-call' : 'refused')
}
