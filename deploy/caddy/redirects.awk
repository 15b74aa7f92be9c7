# Makes directives for Caddy out of _site/_redirects, with pattern.awk: see docs/guides/own-server.md.
NF > 2 {
  new = $(NF - 1)
}

# The further pages of a long conversation.
NF > 2 && $1 ~ /:page$/ {
  old = $1
  sub(/:page$/, "", old)
  name = "pages" ++conversations
  sub(/:page\/$/, "{re." name ".1}/", new)
  printf "@%s path_regexp %s ^%s([0-9]+)/?$\nredir @%s %s 301\n", name, name, pattern(old), name, new
  next
}

# In matchers.go of Caddy, a path with encoded characters is also that of every longer address: /%C3%BCber would lead away
# from the page /übersicht/. With a capital letter, such as /C%23/, it is that of none.
NF == 3 && $1 ~ /%/ {
  old = $1
  sub(/\/$/, "", old)
  name = "encoded" ++encoded
  printf "@%s path_regexp ^%s/?$\nredir @%s %s 301\n", name, pattern(old), name, new
  next
}

NF == 3 {
  printf "redir %s %s 301\nredir %s %s 301\n", $1, new, other_spelling($1), new
}

NF > 3 {
  asked = $2
  for (field = 3; field < NF - 1; field++) asked = asked " " $field
  name = "old" ++questions
  # One path only: with two, Caddy would try the rule after that of the path without a query.
  printf "@%s {\n\tpath %s\n\tquery %s\n}\nredir @%s %s 301\n", name, $1, asked, name, new
}

# An address is the same with and without its last slash.
function other_spelling(path) {
  return sub(/\/$/, "", path) ? path : path "/"
}
