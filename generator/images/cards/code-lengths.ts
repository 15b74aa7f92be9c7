/**
 * How many bits say what: counted over cards of titles in eleven languages. A code of each card's
 * own would save a hundredth of it, and take longer to find than the card takes to draw.
 * A row holds what can follow an upper half of a byte; bytes are changes of two pixels.
 */
const ofBytes = `
25578c9abbdddddb
57888bdddddddddc
67788bddddddddcd
787789cddddddddc
988778dddcbddddd
dca9899cbddddddd
9ddcddcbbcbdcddd
9cddddcbbacdcddd
adddddcddabddddc
abddbdcccaaddddd
9dddbddddbb899ab
bdddddcdddd87888
9dddddddddca8788
7dddddddddda8878
6ddddddddddc8887
5ddddddbba9c9765`
const ofEndAndLengths = 'd95567778778878897788889989994'

const digits = `${ofBytes}${ofEndAndLengths}`.replaceAll('\n', '')

export const codeLengths: readonly number[] = Array.from(digits, digit =>
  Number.parseInt(digit, 16),
)
