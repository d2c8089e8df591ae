import type pg from 'pg'

/** Whom the newcomers are: a week in three, a zone in eight, a topic in twenty, one of two languages. */
const newcomers = `
  create temp table newcomer as
  select n, gen_random_uuid() as person, gen_random_uuid() as mentor, gen_random_uuid() as schedule,
    gen_random_uuid() as type,
    (array['UTC', 'Europe/Lisbon', 'Europe/Berlin', 'America/New_York', 'America/Los_Angeles', 'Asia/Kolkata',
      'Asia/Tokyo', 'Australia/Sydney'])[1 + n % 8] as zone
  from generate_series(1, $1::int) n`

const rows = [
  `insert into person (id, name, email, time_zone)
   select person, 'Mentor ' || n, 'mentor' || n || '@many.test', zone from newcomer`,
  `insert into mentor (id, person_id, state, handle, name, headline, topics, languages, time_zone, avatar_svg)
   select mentor, person, 'APPROVED', 'mentor-' || n, 'Mentor ' || n, 'Knows trade ' || n % 100,
     array['trade ' || n % 20], array[case when n % 3 = 0 then 'pt' else 'en' end], zone,
     '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>' from newcomer`,
  'insert into schedule (id, mentor_id, time_zone) select schedule, mentor, zone from newcomer',
  `insert into weekly_hours (schedule_id, weekday, start_minute, end_minute)
   select schedule, weekday, 480 + 60 * (n % 3), 960 + 60 * (n % 3) from newcomer, generate_series(1, 5) weekday`,
  `insert into session_type (id, mentor_id, slug, title, duration_minutes, price_minor, currency, active, place_kind,
     place_detail, refund_tiers)
   select type, mentor, 'hour', 'An hour', 60, 0, 'USD', true, 'LINK', 'https://meet.many.test', '[]' from newcomer`,
]

/** Two bookings each, on different days of the next three weeks. */
const bookings = `
  create temp table booked as
  select gen_random_uuid() as id, mentor, type, zone, person,
    (date_trunc('day', $1::timestamptz at time zone 'UTC') at time zone zone)
      + make_interval(days => 1 + (n % 10) + 10 * nth, hours => 11 + n % 4) as starts_at
  from newcomer, generate_series(0, 1) nth`

const bookedRows = [
  `insert into booking (id, state, mentor_id, session_type_id, mentee_name, mentee_email, mentee_time_zone, starts_at,
     ends_at, title, place_kind, place_detail, price_minor, currency, breakdown, refund_tiers, fee_bps)
   select id, 'CONFIRMED', mentor, type, 'Maya Osei', 'maya@many.test', 'UTC', starts_at,
     starts_at + interval '1 hour', 'An hour', 'LINK', 'https://meet.many.test', 0, 'USD', '{}', '[]', 1500
   from booked`,
  `insert into slot_hold (id, host_id, occurrence_id, booking_id, blocked)
   select gen_random_uuid(), mentor, id, id, tstzrange(starts_at, starts_at + interval '1 hour') from booked`,
]

/**
 * So many public mentors, each with a free session of an hour and two bookings ahead. By statements alone: through the
 * use cases it would take hours.
 */
export async function moveInMany(pool: pg.Pool, count: number, now: Date): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(newcomers, [count])
    for (const statement of rows) await client.query(statement)
    await client.query(bookings, [now])
    for (const statement of bookedRows) await client.query(statement)
    await client.query('commit')
    await client.query('vacuum analyze')
  } finally {
    client.release()
  }
}
