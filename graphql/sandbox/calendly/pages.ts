import { html, page } from '../page/html.ts'
import type { Person } from './people.ts'
import type { EventType } from './wire.ts'

const zone = 'Europe/Lisbon'

/** Where a person says whether an application may act for them. Who they are there, they say here too. */
export function authorisePage(fields: Record<string, string>, problem?: string): string {
  const hidden = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
  return page(
    'Calendly',
    html`<h1>Let Sundial use your Calendly?</h1>
<form method="post" action="/oauth/authorize" class="card">${problem && html`<p class="problem" role="alert">${problem}</p>`}
${hidden}
<p>It may read your event types and times, book and cancel, and be told what happens.</p>
<label>Your name<input name="name" value="Ana Costa" autocomplete="off"></label>
<label>Your e-mail address at Calendly<input type="email" name="email" value="ana@calendly.test" required autocomplete="off"></label>
<label>Your time zone<input name="timezone" value="${zone}" autocomplete="off"></label>
<p class="row"><button name="decision" value="allow">Allow</button> <button class="second" name="decision" value="deny">Deny</button></p></form>`,
  )
}

export function notAllowedPage(problem: string): string {
  return page('Calendly', html`<h1>This cannot be asked</h1><p class="problem" role="alert">${problem}</p>`)
}

type Offer = {
  type: EventType
  starts: readonly number[]
  person: Person
  tracking: Record<string, string>
  action: string
}

/** The public page on which anybody books. */
export function bookingPage({ type, starts, person, tracking, action }: Offer, problem?: string): string {
  const shown = new Intl.DateTimeFormat('en-GB', {
    ...{ weekday: 'short', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' },
    timeZone: person.timezone,
  } as Intl.DateTimeFormatOptions)
  const times = starts.map((at) => {
    const iso = new Date(at).toISOString()
    return html`<label class="row"><input type="radio" name="start_time" value="${iso}" required> <time datetime="${iso}">${shown.format(at)}</time></label>`
  })
  const hidden = Object.entries(tracking).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
  return page(
    type.name,
    html`<h1>${type.name} with ${type.profile.name}</h1>
${problem && html`<p class="problem" role="alert">${problem}</p>`}
<form method="post" action="${action}" class="card">${hidden}
<label>Name<input name="name" value="${person.name}" required></label>
<label>E-mail address<input type="email" name="email" value="${person.email}" required></label>
<label>Time zone<input name="timezone" value="${person.timezone}" required></label>
<fieldset><legend>Times, in ${person.timezone}</legend>${times.length ? times : html`<p>No times are left in the next two weeks.</p>`}</fieldset>
<p><button>Schedule event</button></p></form>`,
  )
}

export function bookedPage(type: EventType, at: string, timezone: string): string {
  const shown = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: timezone,
  })
  return page(
    'You are scheduled',
    html`<h1>You are scheduled</h1><p>${type.name} with ${type.profile.name}, <time datetime="${at}">${shown.format(new Date(at))}</time>.</p>`,
  )
}

export function gonePage(): string {
  return page('Calendly', html`<h1>This link is no longer valid</h1><p>It was used, or it never was.</p>`)
}
