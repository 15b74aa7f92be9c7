import chromium from '@sparticuz/chromium'

// A program of browser.ts.

await chromium.executablePath()
