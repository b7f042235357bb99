import type { Page } from '@playwright/test'
import { packScript } from '@/domain/docker/asked/share'
import { expectAccessible } from './accessible'
import { expect, test } from './fixtures'

const input = (page: Page) => page.getByRole('textbox', { name: /^Command/ })
const log = (page: Page) => page.getByRole('log')
const picture = (page: Page) => page.getByRole('img', { name: /^The host:/ })

/** What a link to a world says after `#w=`. */
function link(...lines: string[]): string {
  const packed = packScript({ store: 'containerd', lines })
  if (!packed.ok) throw new Error(packed.message)
  return packed.value
}

async function openLab(page: Page, path = '/lab') {
  await page.goto(path)
  // The model of Docker comes after the page.
  await expect(page.locator('[data-ready=true]')).toBeVisible({ timeout: 30_000 })
}

/** Types a command and waits for it in the log. */
async function run(page: Page, line: string) {
  await input(page).fill(line)
  await input(page).press('Enter')
  await expect(log(page).getByText(line, { exact: true }).last()).toBeVisible()
}

const web = 'docker run -d --name web nginx'
const write = "docker exec web sh -c 'echo mine > /note'"

test('commands run by keyboard, and the log tells what the picture shows', async ({ page }) => {
  await openLab(page)
  await input(page).focus()
  await page.keyboard.type(web)
  await page.keyboard.press('Enter')
  await expect(log(page)).toContainText('Image nginx:latest is on the host: 7 read-only layers.')
  await expect(log(page)).toContainText('Container web started from image nginx')
  await expect(picture(page)).toHaveAccessibleName('The host: 1 image, 7 layers, 1 container')
  await expect(picture(page)).toHaveAccessibleDescription(/Container web, from nginx, is running; .* holds 2 changes\./)

  await page.keyboard.type('docker rm web')
  await page.keyboard.press('Enter')
  await expect(log(page)).toContainText('exit code 1')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect(input(page)).toHaveValue(web)
  await page.keyboard.press('ArrowDown')
  await expect(input(page)).toHaveValue('docker rm web')
  await page.keyboard.press('Control+c')
  await expect(input(page)).toHaveValue('')

  await page.keyboard.type('docker ima')
  await page.keyboard.press('Tab')
  await expect(input(page)).toHaveValue(/^docker image/)
  await expect(input(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Tab')
  await expect(input(page)).not.toBeFocused()
})

test('one steps back and forward, and a reset can be taken back', async ({ page }) => {
  await openLab(page)
  await run(page, web)
  await run(page, write)
  await input(page).press('Alt+ArrowUp')
  await expect(page.getByText('Step 1 of 2', { exact: true })).toBeVisible()
  await expect(picture(page)).toHaveAccessibleDescription(/holds 2 changes/)
  await expect(log(page)).toContainText('Stepped back over')
  await page.getByRole('button', { name: 'Forward' }).click()
  await expect(picture(page)).toHaveAccessibleDescription(/holds 3 changes/)

  await page.getByRole('button', { name: 'Back', exact: false }).first().click()
  await run(page, 'docker stop web')
  await expect(page.getByText('Step 2 of 2', { exact: true })).toBeVisible()
  await expect(page.getByText('1 later step was dropped.')).toBeAttached()

  await page.getByRole('button', { name: 'Reset' }).click()
  await expect(page.getByText('Nothing is here yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Undo the reset' }).click()
  await expect(page.getByText('Step 2 of 2', { exact: true })).toBeVisible()
})

test('a world outlives a reload, and goes to somebody else as a link', async ({ page, browser, baseURL }) => {
  await openLab(page)
  await run(page, web)
  await run(page, write)
  await page.reload()
  await expect(page.getByText('Step 2 of 2', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Share' }).click()
  const shared = await page.getByLabel('Link to this world').inputValue()
  expect(shared).toMatch(/\/lab#w=1c[0-9a-f]{6}[\w-]+$/)

  const other = await browser.newContext({ baseURL })
  const theirs = await other.newPage()
  await openLab(theirs, shared)
  await expect(theirs.getByText('Step 2 of 2', { exact: true })).toBeVisible()
  await expect(picture(theirs)).toHaveAccessibleDescription(/Container web, from nginx, is running; .* holds 3 changes/)
  await other.close()
})

test("a shared world puts one's own aside, and a broken link says so", async ({ page }) => {
  await openLab(page)
  await run(page, 'docker volume create own')
  await page.goto('about:blank')
  await openLab(page, `/lab#w=${link('docker volume create theirs')}`)
  await expect(log(page)).toContainText('docker volume create theirs')
  await page.getByRole('button', { name: 'Go back to mine' }).click()
  await expect(log(page)).toContainText('docker volume create own')
  await page.goto('about:blank')
  await openLab(page, `/lab#w=${link('docker volume create theirs').slice(0, -9)}`)
  await expect(page.getByText('This link is cut off or changed.')).toBeVisible()
  await expect(log(page)).toContainText('docker volume create own')
})

test('many lines are pasted, and run one by one; the same lines run in the other store', async ({ page }) => {
  await openLab(page)
  await input(page).evaluate((box, text) => {
    const data = new DataTransfer()
    data.setData('text/plain', text)
    box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, '$ docker pull alpine\r\n$ docker tag alpine mine:1\r\ndocker images')
  await expect(page.getByText('Step 2 of 2', { exact: true })).toBeVisible()
  await expect(input(page)).toHaveValue('docker images')
  await input(page).press('Enter')
  await expect(log(page)).toContainText('IMAGE')
  await page.getByRole('button', { name: 'overlay2' }).click()
  await expect(page.getByRole('button', { name: 'overlay2' })).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByText('Step 3 of 3', { exact: true })).toBeVisible()
})

test('a file tells which layer it comes from', async ({ page }) => {
  await openLab(page)
  await run(page, web)
  await run(
    page,
    "docker exec web sh -c 'echo mine > /note; echo x >> /etc/nginx/nginx.conf; rm /docker-entrypoint.sh'",
  )
  await page.locator('summary', { hasText: 'from nginx' }).first().click()
  const files = page.getByRole('region', { name: 'Files' })
  await files.getByRole('button', { name: /^note/ }).click()
  const file = files.getByRole('article')
  await expect(file).toContainText('Comes from writable layer of web.')
  await expect(file).toContainText('mine')
  await files.getByRole('button', { name: /^docker-entrypoint.sh/ }).click()
  await expect(file).toContainText('Deleted in writable layer of web.')
  await files.getByRole('button', { name: /^etc\// }).click()
  await files.getByRole('button', { name: /^nginx\// }).click()
  await files.getByRole('button', { name: /^nginx.conf/ }).click()
  await expect(file).toContainText('Hides another version in layer')
  await files.getByLabel('Files of').selectOption({ label: 'Writable layer of web' })
  await expect(files.getByRole('button', { name: /^docker-entrypoint.sh/ })).toContainText('deleted here')
})

test('every state of the lab is accessible', async ({ page }) => {
  test.slow()
  await openLab(page)
  await expectAccessible(page)
  await run(page, web)
  await run(page, write)
  await run(page, 'docker run -d --name db -v data:/data nginx')
  await run(page, 'docker nothing')
  await page.getByRole('button', { name: 'Share' }).click()
  await page.locator('summary', { hasText: 'from nginx' }).first().click()
  await page.getByRole('region', { name: 'Files' }).getByRole('button', { name: /^note/ }).click()
  await expectAccessible(page)
  await input(page).press('Alt+ArrowUp')
  await expectAccessible(page)
  await page.goto('about:blank')
  await page.goto('/lab#w=broken')
  await expect(page.getByText('This link is cut off or changed.')).toBeVisible()
  await expectAccessible(page)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

  test('the lab works by touch, and nothing is wider than the screen', async ({ page }) => {
    await openLab(page)
    await page.getByRole('button', { name: /^docker run hello-world/ }).tap()
    await expect(log(page)).toContainText('Hello from Docker!')
    await input(page).fill('docker ps -a')
    await page.getByRole('button', { name: 'Run', exact: true }).tap()
    await expect(log(page)).toContainText('CONTAINER ID')
    await expect(picture(page)).toBeHidden()
    await page.getByRole('button', { name: 'World', exact: true }).tap()
    await expect(picture(page)).toBeVisible()
    await expect(log(page)).toBeHidden()
    await page.locator('summary', { hasText: 'hello-world:latest' }).tap()
    await expect(page.getByRole('region', { name: 'Files' })).toBeVisible()
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  })
})
