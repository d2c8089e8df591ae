import { type Html, html, page, safeHref } from '../page/html.ts'
import { isText, type Mail } from './store.ts'

/** The mailbox: every message, newest first, each with its own heading to jump to. */
export function mailboxPage(mails: readonly Mail[]): string {
  const rows = mails.map(
    (
      mail,
    ) => html`<tr><td><a href="#mail-${mail.id}">${mail.subject || 'No subject'}</a></td><td>${mail.to}</td>
<td><time datetime="${mail.at.toISOString()}">${instant(mail.at)}</time></td></tr>`,
  )
  const index = html`<div class="wide" role="region" aria-label="All messages" tabindex="0"><table>
<thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">When</th></tr></thead>
<tbody>${rows}</tbody></table></div>`
  const body = html`<h1>Mailbox</h1>
<section class="card" aria-labelledby="all"><h2 id="all">Messages, newest first</h2>
${mails.length > 0 ? index : html`<p class="quiet">No mail yet.</p>`}</section>${mails.map(message)}`
  return page('Mailbox', body)
}

/** One message on a page of its own. */
export function mailPage(mail: Mail): string {
  return page(mail.subject || 'No subject', html`<h1>Mail</h1>${message(mail)}`)
}

function message(mail: Mail): Html {
  return html`<section class="card" id="mail-${mail.id}" aria-labelledby="subject-${mail.id}">
<h2 id="subject-${mail.id}">${mail.subject || 'No subject'}</h2>
<dl><dt>From</dt><dd>${mail.from}</dd><dt>To</dt><dd>${mail.to}</dd>${
    mail.replyTo && html`<dt>Reply to</dt><dd>${mail.replyTo}</dd>`
  }<dt>When</dt><dd><time datetime="${mail.at.toISOString()}">${instant(mail.at)}</time></dd></dl>
<div class="mail-text">${linked(mail.text)}</div>
${
  mail.html &&
  html`<details><summary>As it is laid out</summary>
<iframe title="The message as it is laid out" sandbox="allow-popups" srcdoc="${mail.html}" class="mail-frame"></iframe></details>`
}
${mail.attachments.length > 0 && html`<ul>${mail.attachments.map(attachment)}</ul>`}</section>`
}

function attachment({ filename, contentType, content }: Mail['attachments'][number]): Html {
  const bytes = isText(contentType) ? Buffer.from(content).toString('base64') : content
  const address = `data:${contentType.split(';')[0]};base64,${bytes}`
  return html`<li><a href="${address}" download="${filename}">${filename}</a> <span class="quiet">${contentType}</span></li>`
}

/** Text with its addresses made into links. */
function linked(text: string): Html[] {
  return text
    .split(/(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)])/)
    .map((part, i) => (i % 2 === 1 ? html`<a href="${safeHref(part)}">${part}</a>` : html`${part}`))
}

function instant(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
