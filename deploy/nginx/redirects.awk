# Makes maps for nginx out of _site/_redirects: "$moved" is where an address leads. See docs/guides/own-server.md.
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
  paths = paths sprintf("  \"~*^%s(?<page>[0-9]+)/?$\" \"%s\";\n", old, new)
  next
}

NF == 3 {
  paths = paths sprintf("  \"%s\" \"%s\";\n  \"%s\" \"%s\";\n", $1, new, other_spelling($1), new)
}

# Addresses that ask for the same parameters share a map, whose key has them in one order, without any others.
NF > 3 {
  key = source = ""
  for (field = 2; field < NF - 1; field++) {
    name = $field
    sub(/=.*/, "", name)
    key = key (field > 2 ? "&" : "?") $field
    source = source (field > 2 ? "&" : "?") name "=$arg_" name
  }
  # Only these have a variable; others have to be asked for exactly as they are written.
  if (source !~ /^[?&A-Za-z0-9_=$]*$/) source = "?$args"
  if (!(source in moved)) sources[++asking] = source
  moved[source] = moved[source] sprintf("  \"%s\" \"%s\";\n", $1 key, new)
}

# What asks for most parameters comes first in the file, and counts first.
END {
  print "map $request_uri $path_asked {\n  ~^(?<before_query>[^?]*) $before_query;\n}"
  for (number = 1; number <= asking; number++) {
    source = sources[number]
    printf "map \"$path_asked%s\" %s {\n  default %s;\n%s}\n", source, variable(number), variable(number + 1), moved[source]
  }
  printf "map $path_asked %s {\n%s}\n", variable(number), paths
}

function variable(number) {
  return number == 1 ? "$moved" : "$moved_" number
}

# An address is the same with and without its last slash.
function other_spelling(path) {
  return sub(/\/$/, "", path) ? path : path "/"
}
