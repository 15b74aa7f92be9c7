import { parentPort, workerData } from 'node:worker_threads'
import { type Cards, drawAll } from './draw-all.ts'

const cards: Cards = workerData
parentPort?.postMessage(drawAll(cards, { tell: () => {} }))
