/**
 * For use after a failure. Otherwise pages that were read wrongly would be kept until another connection commits, even
 * if the file is whole again.
 */
export const forgetPages = 'pragma shrink_memory'
