# Makes directives for Caddy out of _site/_headers, with pattern.awk: see docs/guides/own-server.md.
/^\// {
  begin($1)
}

sub(/^  /, "") {
  name = value = $0
  sub(/: .*/, "", name)
  sub(/^[^:]*: /, "", value)
  gsub(/"/, "\\\"", value)
  print "\t" name " \"" value "\""
}

END {
  if (blocks > 0) print "}"
}

function begin(path) {
  if (blocks++ > 0) print "}"
  if (path == "/*") {
    print "header {"
    return
  }
  path = pattern(path)
  gsub(/:[a-z0-9]+/, "[^/]+", path)
  sub(/\*$/, ".*", path)
  sub(/\/$/, "/?(index\\.html)?", path)
  printf "@headers%d path_regexp ^%s$\nheader @headers%d {\n", blocks, path, blocks
}
