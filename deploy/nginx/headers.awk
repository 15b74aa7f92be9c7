# Makes directives for nginx of what _site/_headers says of every address: see docs/guides/own-server.md.
/^\// { all = $0 == "/*" }
all && sub(/^  /, "") {
  sub(/: /, " \"")
  print "add_header " $0 "\" always;"
}
