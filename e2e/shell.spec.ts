import { expect } from '@playwright/test'
import { test } from './sundial.ts'

test('the front page passes axe in both themes', async ({ page, complaints }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await complaints()).toEqual([])

  await page.getByRole('button', { name: 'Dark' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  expect(await complaints()).toEqual([])
})

test('a mistyped address says so and leads on', async ({ page, complaints }) => {
  const answer = await page.goto('/no/such/page')

  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no such page')
  await expect(page.getByRole('link', { name: 'Go to the mentors' })).toBeVisible()
  expect(await complaints()).toEqual([])
})

test('a production build has no page of states', async ({ request }) => {
  expect((await request.get('/dev/states')).status()).toBe(404)
})

test('the sandbox’s own pages are laid out and pass axe', async ({ page, complaints }) => {
  for (const desk of ['/sandbox', '/sandbox/mail', '/sandbox/stripe', '/sandbox/calcom']) {
    await page.goto(desk)
    await expect(page.locator('main')).toHaveCSS('padding-bottom', '64px')
    expect(await complaints()).toEqual([])
  }
})

test('the desk turns the clock at the press of a button, and for no other site', async ({
  page,
  request,
}) => {
  await page.goto('/sandbox')
  const clock = page.locator('#clock ~ p time').first()
  const before = Date.parse((await clock.getAttribute('datetime')) ?? '')
  await page.getByRole('button', { name: 'Go on by 1 hour' }).click()
  await expect(page).toHaveURL(/#clock$/)
  const after = Date.parse((await clock.getAttribute('datetime')) ?? '')
  expect(after - before).toBeGreaterThanOrEqual(3_600_000)

  const form = { advance: 'PT1H' }
  expect((await request.post('/sandbox/clock', { form })).status()).toBe(403)
  const headers = { origin: 'https://evil.test' }
  expect((await request.post('/sandbox/clock', { form, headers })).status()).toBe(403)
})

test('the first press of Tab offers to skip to the content', async ({ page }) => {
  await page.goto('/')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
})

test('clicks while a page gets ready break nothing', async ({ page }) => {
  await page.request.post('/sandbox/sign-in', { data: { email: 'mentor@sundial.test' } })
  await page.addInitScript(() => {
    // React's own mark on what it has hydrated.
    const hydrated = () => Object.keys(document.body ?? {}).some((key) => key.startsWith('__reactFiber'))
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      if (hydrated()) return document.body.setAttribute('data-hydrated', '')
      document.body?.click()
      port2.postMessage(null)
    }
    port2.postMessage(null)
  })
  for (const path of ['/mentor/hours', '/mentor/sessions', '/mentor/profile']) {
    await page.goto(path)
    await expect(page.locator('body[data-hydrated]')).toBeVisible()
  }
})

test('no inline script of a stranger runs', async ({ page }) => {
  const answer = await page.goto('/')
  const policy = answer?.headers()['content-security-policy'] ?? ''
  expect(policy).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/=]{22,}'/)
  expect(policy).not.toMatch(/script-src[^;]*unsafe/)
})
