import Fastify from 'fastify'

/**
 * The ceiling: Fastify with one handler that answers the bytes it was given, and does nothing else.
 * The bench sends it the recorded answer of the comment service and then loads both the same way.
 */
process.once(
  'message',
  async (answer: {
    readonly status: number
    readonly headers: Record<string, string>
    readonly body: string
  }) => {
    const app = Fastify()
    const body = Buffer.from(answer.body, 'base64')
    app.all('/*', (_, reply) => reply.code(answer.status).headers(answer.headers).send(body))
    const url = await app.listen({ host: '127.0.0.1', port: 0 })
    process.send?.(url)
  },
)
