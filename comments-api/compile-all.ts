// All that a service loads at its start, on either engine; nothing of it is begun here. Node keeps what it
// compiles, and a start under the same options and the same user then strips no types and holds 10 MB less.
import './server.ts'
import './storage/postgres/open.ts'
import './storage/sqlite/writer-thread.ts'
