import { type Service, toJson, type Words } from '../service.ts'

export function submitFrom(
  service: Service,
  address: string,
  words: Words = {},
  userAgent = 'Browser',
) {
  return service.post('/api/threads/rome/comments', toJson(words), {
    'x-forwarded-for': address,
    'user-agent': userAgent,
  })
}
