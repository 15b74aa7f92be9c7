import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { FastifyInstance } from 'fastify'
import { gauge, type Metric } from './text-format.ts'

const nanoseconds = 1e9

/** Memory, processor, and how late the event loop was since somebody last asked. */
export function measureProcess(app: FastifyInstance): () => readonly Metric[] {
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  app.addHook('onClose', async () => void delay.disable())
  return function measure() {
    const { rss, heapUsed } = process.memoryUsage()
    const { user, system } = process.cpuUsage()
    const late: Metric = {
      name: 'afterword_event_loop_delay_seconds',
      type: 'gauge',
      help: 'How late timers were since the last time that somebody asked.',
      samples: [0.5, 0.99, 1].map(quantile => ({
        labels: { quantile: String(quantile) },
        value: delay.count === 0 ? 0 : delay.percentile(quantile * 100) / nanoseconds,
      })),
    }
    delay.reset()
    return [
      late,
      gauge('process_resident_memory_bytes', 'Resident memory.', rss),
      gauge('afterword_heap_used_bytes', 'Memory of JavaScript values.', heapUsed),
      {
        name: 'process_cpu_seconds_total',
        type: 'counter',
        help: 'Processor time.',
        samples: [{ value: (user + system) / 1e6 }],
      },
      gauge('afterword_uptime_seconds', 'Since the process started.', process.uptime()),
    ]
  }
}
