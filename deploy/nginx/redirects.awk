# Makes lines for a "map" of nginx out of _site/_redirects: see docs/guides/own-server.md.
NF > 2 {
  new = $(NF - 1)
  # To nginx, a dollar begins a variable.
  gsub(/\$/, "%24", new)
}

# The further pages of a long conversation.
NF > 2 && $1 ~ /:page$/ {
  old = $1
  sub(/:page$/, "", old)
  gsub(/[.()+$]/, "\\\\&", old)
  sub(/:page\/$/, "$page/", new)
  printf "\"~^%s(?<page>[0-9]+)/?$\" \"%s\";\n", old, new
  next
}

NF == 3 {
  printf "\"%s\" \"%s\";\n\"%s\" \"%s\";\n", $1, new, other_spelling($1), new
}

NF > 3 {
  asked = $2
  for (field = 3; field < NF - 1; field++) asked = asked "&" $field
  printf "\"%s?%s\" \"%s\";\n", $1, asked, new
}

# An address is the same with and without its last slash.
function other_spelling(path) {
  return sub(/\/$/, "", path) ? path : path "/"
}
