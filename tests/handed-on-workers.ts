import { ForksPoolWorker, type PoolOptions, type PoolWorker, type WorkerRequest } from 'vitest/node'

/** Vitest is done with these, and has not yet asked for the next in the same turn of its loop. */
const leaving: HandedOn[] = []

/**
 * A process that goes on to the next project. Vitest ends the processes of one project where those of the next begin,
 * which then load and compile all code again (decision 176).
 */
class HandedOn implements PoolWorker {
  readonly name = 'handed-on'
  readonly cacheFs = true
  readonly #started: boolean
  readonly #worker: ForksPoolWorker
  #isHandedOn = false
  #answer: (message: unknown) => void = () => undefined

  constructor(options: PoolOptions) {
    const left = leaving.shift()
    this.#started = left !== undefined
    this.#worker = left === undefined ? new ForksPoolWorker(options) : left.#handOn()
  }

  async start(): Promise<void> {
    if (!this.#started) await this.#worker.start()
  }

  async stop(): Promise<void> {
    if (!this.#isHandedOn) await this.#worker.stop()
  }

  on(event: string, callback: (message: unknown) => void): void {
    if (event === 'message') this.#answer = callback
    this.#worker.on(event, callback)
  }

  off(event: string, callback: (message: unknown) => void): void {
    this.#worker.off(event, callback)
  }

  send(request: WorkerRequest): void {
    if (request.type === 'stop') this.#leave(request)
    else this.#worker.send(request)
  }

  deserialize(message: unknown): unknown {
    return message
  }

  #leave(request: WorkerRequest): void {
    leaving.push(this)
    setImmediate(() => {
      const index = leaving.indexOf(this)
      if (index === -1) return
      leaving.splice(index, 1)
      this.#worker.send(request)
    })
  }

  #handOn(): ForksPoolWorker {
    this.#isHandedOn = true
    this.#worker.off('message', this.#answer)
    this.#answer({ __vitest_worker_response__: true, type: 'stopped' })
    return this.#worker
  }
}

export const handedOnWorkers = {
  name: 'handed-on',
  createPoolWorker: (options: PoolOptions): PoolWorker => new HandedOn(options),
}
