import type { Remark } from './text-lines.ts'

/** What is wrong with a header; `null` if the host sends it as it is written. */
export function complaintAboutHeader(name: string, value: string): Required<Remark> | null {
  // https://www.rfc-editor.org/rfc/rfc9110#name-tokens
  if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(name)) {
    return {
      severity: 'error',
      message: `${JSON.stringify(name)} is not the name of a header`,
      hint: 'Write Name: value, with a name of letters, digits and hyphens.',
    }
  }
  if (value.trim() === '') {
    return {
      severity: 'error',
      message: `"${name}" has no value`,
      hint: 'Write one after the name, or remove the header.',
    }
  }
  if (/[^\t\n\r\x20-\x7e]/.test(value)) {
    return {
      severity: 'error',
      message: `"${name}" holds a character that no header can hold`,
      hint: 'Use letters of ASCII only; write others percent-encoded, where the header allows it.',
    }
  }
  return setByHost.has(name.toLowerCase()) ? setByTheHost(name) : null
}

/** https://docs.netlify.com/routing/headers/#limitations */
const setByHost = new Set(
  'accept-ranges age allow alt-svc connection content-encoding content-length content-range date location server set-cookie trailer transfer-encoding upgrade'.split(
    ' ',
  ),
)

function setByTheHost(name: string): Required<Remark> {
  return {
    severity: 'warning',
    message: `"${name}" is set by the host itself, which ignores yours`,
    hint: name.toLowerCase() === 'location' ? 'Remove it, and write a redirect.' : 'Remove it.',
  }
}
