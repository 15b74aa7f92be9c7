import type { FastifyInstance, RouteOptions } from 'fastify'
import { z } from 'zod'
import type { Route } from './assemble.ts'

/** Watches the routes as they are added, so it comes before them. The description is made when somebody first asks. */
export function describeRoutes(app: FastifyInstance): void {
  const routes: Route[] = []
  app.addHook('onRoute', route => {
    const methods = [route.method].flat().filter(method => method !== 'HEAD')
    for (const method of methods) routes.push(readRoute(method, route))
  })
  let written: string | null = null
  app.get('/api/openapi.json', async (_request, reply) => {
    written ??= await describe(routes)
    return reply
      .header('cache-control', 'public, max-age=300')
      .type('application/json; charset=utf-8')
      .send(written)
  })
}

async function describe(routes: readonly Route[]): Promise<string> {
  const { assemble } = await import('./assemble.ts')
  const { descriptions } = await import('./describe-api.ts')
  return JSON.stringify(assemble(routes, descriptions))
}

function readRoute(method: string, { url, schema }: RouteOptions): Route {
  return {
    method,
    url,
    params: asZod(schema?.params),
    query: asZod(schema?.querystring),
    body: asZod(schema?.body),
  }
}

function asZod(schema: unknown): z.ZodType | null {
  return schema instanceof z.ZodType ? schema : null
}
