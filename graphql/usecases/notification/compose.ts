/** What a mail says, before it is text or HTML: plain sentences, a few facts, one link. */
export type Letter = {
  subject: string
  lines: readonly string[]
  facts?: readonly (readonly [label: string, value: string])[]
  link?: { label: string; url: string }
}

const subjectLength = 60

/** The two forms of one letter; text first, the HTML says nothing more. */
export function compose({ subject, lines, facts = [], link }: Letter): {
  subject: string
  text: string
  html: string
} {
  const text = [
    ...lines,
    ...(facts.length > 0 ? [facts.map(([label, value]) => `${headed(label)} ${value}`).join('\n')] : []),
    ...(link ? [`${link.label}:\n${link.url}`] : []),
    'Sundial',
  ].join('\n\n')
  return { subject: shorten(subject), text: `${text}\n`, html: htmlOf(lines, facts, link) }
}

/** A question ends by itself. */
const headed = (label: string) => (/[?!.:]$/.test(label) ? label : `${label}:`)

/** One line of at most 60 characters, whatever names are in it. */
function shorten(subject: string): string {
  const line = subject.replace(/\s+/g, ' ').trim()
  return line.length <= subjectLength ? line : `${line.slice(0, subjectLength - 1).trimEnd()}…`
}

function htmlOf(lines: readonly string[], facts: NonNullable<Letter['facts']>, link: Letter['link']): string {
  const rows = facts.map(
    ([label, value]) =>
      `<tr><th scope="row" style="text-align:left;padding:4px 16px 4px 0;font-weight:normal;color:#555">${escaped(label)}</th><td style="padding:4px 0">${escaped(value)}</td></tr>`,
  )
  const button = link
    ? `<p><a href="${escaped(link.url)}" style="display:inline-block;padding:12px 20px;background:#1f5a52;color:#fff;border-radius:8px;text-decoration:none">${escaped(link.label)}</a></p>`
    : ''
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><body style="font:16px/1.5 system-ui,sans-serif;max-width:560px;margin:24px auto;padding:0 16px;color:#1c1c1c;background:#fff">${lines.map((line) => `<p>${escaped(line)}</p>`).join('')}${rows.length > 0 ? `<table>${rows.join('')}</table>` : ''}${button}<p style="color:#555">Sundial</p></body></html>`
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
