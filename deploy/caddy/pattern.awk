# An address of _site/_headers or _site/_redirects as a regular expression. Caddy compares with the address as it is when
# decoded. The number of a character means the same in every locale.
function pattern(path, place, number, following, more, written) {
  gsub(/[.()+$]/, "\\\\&", path)
  while ((place = index(path, "%")) > 0) {
    written = written substr(path, 1, place - 1)
    path = substr(path, place)
    number = byte_at(path, 1)
    # UTF-8: the first byte says how many follow, each with six bits more.
    following = number < 192 ? 0 : number < 224 ? 1 : number < 240 ? 2 : 3
    if (following > 0) number -= 256 - 2 ^ (7 - following)
    for (more = 1; more <= following; more++) number = number * 64 + byte_at(path, 1 + 3 * more) - 128
    written = written sprintf("\\x{%X}", number)
    path = substr(path, 4 + 3 * following)
  }
  return written path
}

function byte_at(path, place) {
  return 16 * digit(substr(path, place + 1, 1)) + digit(substr(path, place + 2, 1))
}

function digit(letter) {
  return index("0123456789ABCDEF", letter) - 1
}
