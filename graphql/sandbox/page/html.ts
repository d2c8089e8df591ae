/** Markup that is safe to print as it stands. */
export type Html = { readonly markup: string }

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

type Piece = Html | string | number | null | undefined | false | readonly Piece[]

function printed(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return ''
  if (typeof piece === 'string' || typeof piece === 'number')
    return String(piece).replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? '')
  return 'markup' in piece ? piece.markup : piece.map(printed).join('')
}

/** HTML in which every inserted string is escaped. */
export function html(strings: TemplateStringsArray, ...pieces: Piece[]): Html {
  return { markup: strings.reduce((all, string, i) => all + printed(pieces[i - 1]) + string) }
}

/** Only http and https may stand behind a link that somebody else's data names. */
export function safeHref(address: string | null | undefined): string {
  return address && /^https?:\/\//i.test(address) ? address : '#'
}

const style = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1a1f36; --quiet: #4f566b; --line: #c1c9d2; --accent: #4a3fd1; --on-accent: #fff; --bad: #a4161a; --wash: #f3f4f8 }
@media (prefers-color-scheme: dark) { :root { --paper: #14161f; --ink: #eceef5; --quiet: #b4bacb; --line: #565d73; --accent: #b0a8ff; --on-accent: #14161f; --bad: #ff9d9d; --wash: #1e2130 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--wash); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }
.two { display: grid; gap: 1.5rem } @media (min-width: 48rem) { .two { grid-template-columns: 1fr 1fr; align-items: start } }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: .75rem; padding: 1.25rem; margin: 0 0 1.5rem }
h1 { font-size: 1.375rem; margin: 0 0 .75rem } h2 { font-size: 1.125rem; margin: 0 0 .5rem }
p { margin: 0 0 .75rem } .quiet { color: var(--quiet) } .total { font-size: 2rem; font-weight: 600; margin: 0 }
label { display: block; font-weight: 600; margin: 0 0 .75rem }
input, select { display: block; width: 100%; margin-top: .25rem; font: inherit; font-weight: 400; min-height: 2.75rem; padding: .5rem .75rem; color: inherit; background: var(--paper); border: 1px solid var(--quiet); border-radius: .5rem }
::placeholder { color: var(--quiet); opacity: 1 }
button, .button { display: inline-block; font: inherit; font-weight: 600; min-height: 2.75rem; padding: .5rem 1.25rem; border-radius: .5rem; border: 1px solid var(--accent); background: var(--accent); color: var(--on-accent); cursor: pointer; text-decoration: none }
button.second { background: transparent; color: var(--accent) }
a { color: var(--accent) } :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.problem { border-left: .25rem solid var(--bad); padding: .5rem .75rem; background: var(--wash); color: var(--bad); font-weight: 600 }
dl { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1rem; margin: 0 } dt { color: var(--quiet) } dd { margin: 0 }
.wide { overflow-x: auto } table { border-collapse: collapse; width: 100%; font-size: .875rem } caption { text-align: left; font-weight: 600; padding: .25rem 0 }
th, td { text-align: left; padding: .375rem .75rem .375rem 0; border-bottom: 1px solid var(--line); vertical-align: top } code { overflow-wrap: anywhere }
.mail-text { white-space: pre-wrap; overflow-wrap: anywhere; margin: 1rem 0 } .mail-frame { width: 100%; min-height: 24rem; border: 1px solid var(--line); background: #fff }
.row { display: flex; flex-wrap: wrap; gap: .75rem } .note { padding: .5rem 1rem; background: var(--ink); color: var(--paper); margin: 0; text-align: center }`

/** A whole page. Works without JavaScript, in light and dark, on a phone. */
export function page(title: string, body: Html): string {
  return `<!doctype html>\n${
    html`<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title}</title><link rel="icon" href="data:,"><style>${{ markup: style }}</style></head>
<body><header><p class="note">Test mode: no real money moves here.</p></header><main>${body}</main></body></html>`
      .markup
  }`
}
