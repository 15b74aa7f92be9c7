export const escapeHtml = text =>
  text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`)

export const day = date => date.toISOString().slice(0, 10)

const words = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' })

export const time = date => `<time datetime="${day(date)}">${words.format(date)}</time>`

export const addressOf = tag => `/tags/${tag.replaceAll(' ', '-')}/`

export const frame = ({ title, description, url }, main) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
${description === undefined ? '' : `<meta name="description" content="${escapeHtml(description)}">`}
<link rel="canonical" href="https://bench.example${url}">
<link rel="alternate" type="application/rss+xml" href="/feed.xml">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><a href="/">Bench</a></header>
${main}
<footer><a href="/tags/">Tags</a></footer>
</body>
</html>
`

export const card = ({ url, date, data }) => `<li>
<a href="${url}">${escapeHtml(data.title)}</a>
${time(date)}
<p>${escapeHtml(data.description)}</p>
</li>`
