// All that a service loads at its start, on either engine. Nothing of it is begun here: Node keeps what it compiled of it,
// for starts under the same options and the same user, which strip no types then and hold 10 MB less.
import './server.ts'
import './storage/postgres/open.ts'
import './storage/sqlite/writer-thread.ts'
