/** While the browser works out a proof: a few seconds. */
export const proving = 'لحظة من فضلك: متصفحك يثبت أنه ليس روبوتًا…'
