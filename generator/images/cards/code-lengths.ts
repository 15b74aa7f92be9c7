/**
 * How many bits each symbol takes, found by counting over cards with titles in eleven languages. A code of its own for
 * each card would make it only a hundredth smaller, and take longer to find than the card to draw. A byte is a change
 * of two pixels. The rows below are for the upper halves of a byte, the digits in them for the lower halves.
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
