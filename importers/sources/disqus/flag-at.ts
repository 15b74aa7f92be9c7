import { textOf, type XmlElement } from '../../xml/read-xml.ts'

/**
 * `unsaid` if there is no value, `unclear` if it is neither true nor false: https://www.w3.org/TR/xmlschema-2/#boolean
 */
type Flag = 'yes' | 'no' | 'unsaid' | 'unclear'

export function flagAt(element: XmlElement, name: string): Flag {
  const text = textOf(element, name)
  if (text === '') return 'unsaid'
  if (/^(?:true|1)$/i.test(text)) return 'yes'
  return /^(?:false|0)$/i.test(text) ? 'no' : 'unclear'
}
