import { describe, expect, it } from 'vitest'
import { readConfig } from '../../comments-api/config.ts'
import { listWarnings } from '../../comments-api/config-warnings.ts'

const secret = 'Zm9yIHRlc3RzIG9ubHksIGJ1dCBsb25nIGVub3VnaA=='

describe('valid settings', () => {
  const complete = {
    AFTERWORD_SITE: 'https://blog.example',
    AFTERWORD_SECRET: secret,
    AFTERWORD_TRUST_PROXY: '10.0.0.1',
    AFTERWORD_SMTP: 'smtps://name:password@mail.example',
    AFTERWORD_MAIL_FROM: 'comments@blog.example',
    AFTERWORD_MODERATORS: 'owner@blog.example',
    AFTERWORD_BUILD_HOOK: 'https://build.example/hook',
  }

  it.each([
    ['AFTERWORD_SMTP', /^mail is off/],
    ['AFTERWORD_MODERATORS', /^no moderator is told/],
    ['AFTERWORD_BUILD_HOOK', /^no build follows/],
    ['AFTERWORD_TRUST_PROXY', /^no proxy is trusted/],
    ['AFTERWORD_SECRET', /^the secret is the one beside the database/],
  ])('cause a warning without %s', (name, warning) => {
    const { [name]: _, ...others } = complete as Record<string, string>
    const { AFTERWORD_MAIL_FROM: __, ...withoutMail } = others

    const warnings = listWarnings(readConfig(name === 'AFTERWORD_SMTP' ? withoutMail : others))

    expect(warnings).toEqual([expect.stringMatching(warning)])
  })

  it.each([
    ['smtp://mail.example:465', true],
    ['smtps://mail.example:587', true],
    ['smtps://mail.example:465', false],
    ['smtp://mail.example:2525', false],
  ])('cause a warning if the mail server is %s: %s', (smtp, isWarned) => {
    const warnings = listWarnings(readConfig({ ...complete, AFTERWORD_SMTP: smtp }))

    const warned = [expect.stringMatching(/^the mail server has the wrong port or scheme/)]
    expect(warnings).toEqual(isWarned ? warned : [])
  })

  it('cause no warning if they are complete, or if the site is local', () => {
    expect(listWarnings(readConfig(complete))).toEqual([])
    const { AFTERWORD_TRUST_PROXY: _, ...withoutProxy } = complete
    const behindNetlify = { ...withoutProxy, AFTERWORD_NETLIFY_SECRET: secret }
    expect(listWarnings(readConfig(behindNetlify))).toEqual([])
    expect(listWarnings(readConfig({ AFTERWORD_SITE: 'http://localhost:8080' }))).toEqual([])
  })
})
