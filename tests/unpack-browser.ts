import chromium from '@sparticuz/chromium'

// A program that browser.ts runs.

await chromium.executablePath()
