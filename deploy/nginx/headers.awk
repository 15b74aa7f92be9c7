# Makes directives for nginx out of _site/_headers, for its "location /": see docs/guides/own-server.md.
/^\// {
  paths[++blocks] = $1
}

sub(/^  /, "") {
  name = value = $0
  sub(/: .*/, "", name)
  sub(/^[^:]*: /, "", value)
  if (name == "Content-Type") types[blocks] = value
  else if (name == "Cache-Control") kept[blocks] = value
  else headers[blocks] = headers[blocks] header(name, value)
}

# The first block is that of every address. Of the others, the last one that matches counts, and for nginx the first one.
# Each has the redirect of redirects.awk, too, because a location within another does not inherit it.
END {
  everywhere = "if ($moved) { return 301 $moved; }\n" headers[1]
  printf "%s", everywhere header("Cache-Control", how_long(1))
  for (block = blocks; block > 1; block--) {
    printf "location ~ \"^%s$\" {\n%s%s%s}\n", pattern(paths[block]), everywhere headers[block],
      header("Cache-Control", how_long(block)), type(types[block])
  }
}

function header(name, value) {
  gsub(/"/, "\\\"", value)
  return "add_header " name " \"" value "\" always;\n"
}

function how_long(block) {
  return kept[block] == "" ? "public, max-age=0, must-revalidate" : kept[block]
}

# nginx adds the charset, which the guide sets.
function type(written) {
  sub(/;.*/, "", written)
  return written == "" ? "" : "types { }\ndefault_type " written ";\ncharset_types *;\ngzip_types *;\n"
}

# nginx compares with the address as it is when decoded, and with that of the file in a folder.
function pattern(path, parts, number, part, written) {
  gsub(/[.()+$]/, "\\\\&", path)
  gsub(/:[a-z0-9]+/, "[^/]+", path)
  sub(/\*$/, ".*", path)
  sub(/\/$/, "/?(index\\.html)?", path)
  number = split(path, parts, "%")
  written = parts[1]
  for (part = 2; part <= number; part++) written = written "\\x" parts[part]
  return written
}
