import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { environmentOf, startProcess } from '../support/processes.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const CHROMIUM = '/usr/bin/chromium';
// As root it runs only without its sandbox; without a network it must not look for one.
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'];

let testDatabase: TestDatabase;
let server: Awaited<ReturnType<typeof startProcess>>;
let browser: Browser;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  server = await startProcess('cli/start.js', { ...environmentOf(testDatabase), APP_MODE: 'embedded', PORT: '0' });
  browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await testDatabase?.remove();
});

it('shows a newcomer the whole month with one click, from nothing but this server', async () => {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  const { origin } = new URL(server.graphql);
  const elsewhere: string[] = [];
  const problems: string[] = [];
  page.on('request', (request) => {
    if (!/^(?:data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin)
      elsewhere.push(request.url());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));

  await page.goto(`${origin}/`);
  await page.getByRole('button', { name: /execute query/i }).click();
  const answer = page.locator('.result-window');
  await expect.poll(() => answer.textContent(), { timeout: 15_000 }).toContain('贵州省公共数据共享开放月报');
  if (process.env.SCREENSHOT) await page.screenshot({ path: process.env.SCREENSHOT });

  expect(await answer.textContent()).not.toContain('"errors"');
  expect(elsewhere).toEqual([]);
  expect(problems).toEqual([]);
});

it('has operations of the catalog ready to run beside it', async () => {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  await page.goto(`${new URL(server.graphql).origin}/`);
  for (const [tab, answers] of [
    ['SearchCatalog', '"totalCount"'],
    ['CatalogFacets', '"sharingType"'],
    ['Resource', '"nationalResource"'],
  ] as const) {
    await page.getByRole('tab', { name: tab, exact: true }).click();
    await page.getByRole('button', { name: /execute query/i }).click();
    const answer = page.locator('.result-window');
    await expect.poll(() => answer.textContent(), { timeout: 15_000 }).toContain(answers);
    expect(await answer.textContent()).not.toContain('"errors"');
  }
});
