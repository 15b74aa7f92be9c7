/** After a failure: what was read wrong would be kept until another connection commits, also when the file is whole again. */
export const forgetPages = 'pragma shrink_memory'
