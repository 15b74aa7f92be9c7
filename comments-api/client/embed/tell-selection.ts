/**
 * For quoting what was selected. Only Chromium's shadow roots have `getSelection`; Firefox's document tells about them,
 * too, but Safari's only to who names the root: https://www.w3.org/TR/selection-api/#dom-selection-getcomposedranges
 */
export function tellSelection(shadow: ShadowRoot): void {
  const getSelection = (): Pick<Selection, 'getRangeAt' | 'isCollapsed'> => {
    const range = document.createRange()
    const [part] = getComposedRanges(shadow)
    if (part) range.setStart(part.startContainer, part.startOffset)
    if (part) range.setEnd(part.endContainer, part.endOffset)
    return { isCollapsed: range.collapsed, getRangeAt: () => range }
  }
  Object.assign(shadow, { getSelection })
}

function getComposedRanges(shadow: ShadowRoot): StaticRange[] {
  try {
    return document.getSelection()?.getComposedRanges({ shadowRoots: [shadow] }) ?? []
  } catch {
    // Before Safari 26, the roots were named otherwise, and Reply has to work in any case.
    return []
  }
}
