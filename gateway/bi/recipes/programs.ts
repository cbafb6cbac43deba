import { BASE, type Recipe } from '../recipe.js';

export const apolloClient: Recipe = {
  id: 'apollo-client',
  tool: 'Apollo Client（前端）',
  tried: 'run',
  how: 'Two months are read into one cache in tests, and neither takes the other’s figures.',
  text: '报告以月份加修订号为键；指标值的 id 已含月份与修订号。A report is known by month and revision; ids of figures carry both.',
  snippets: [
    {
      id: 'cache',
      text: 'InMemoryCache：',
      language: 'js',
      code: `new InMemoryCache({
  typePolicies: {
    MonthlyReport: { keyFields: ['month', 'revision'] },
    ReportSeries: { keyFields: false },
    DepartmentRank: { keyFields: false },
    PrefectureRank: { keyFields: false },
  },
})`,
    },
  ],
};

export const events: Recipe = {
  id: 'events',
  tool: '事件与 Webhook（看板自动刷新）',
  tried: 'run',
  how: 'Streams, replays, signatures and retries are run in tests, in one process and in six.',
  text: '月报发布、更正、撤回，以及国家资源目录同步完成时通知。report.published, report.revised, report.withdrawn; catalog.synced.',
  snippets: [
    {
      id: 'curl',
      text: '命令行；Last-Event-ID: 0 从头重放。From a command line; from the beginning with Last-Event-ID: 0.',
      language: 'sh',
      code: `curl -N -H "Last-Event-ID: 0" ${BASE}/events`,
    },
    {
      id: 'browser',
      text: '网页（断线自动续传）。In a page; it comes back by itself, where it was.',
      language: 'js',
      code: `const events = new EventSource('${BASE}/events');
for (const type of ['report.published', 'report.revised', 'report.withdrawn', 'catalog.synced']) {
  events.addEventListener(type, ({ data }) => console.log(type, JSON.parse(data)));
}`,
    },
    {
      id: 'webhook',
      text: 'Webhook：目标只由服务器配置。Targets are set on the server only.',
      language: 'sh',
      code: `WEBHOOK_URLS=https://bi.example.org/hooks/report
WEBHOOK_SECRET=$(openssl rand -hex 32)`,
    },
    {
      id: 'verify',
      text: '接收方验签（Standard Webhooks）。How a receiver verifies one.',
      language: 'js',
      code: `import { createHmac, timingSafeEqual } from 'node:crypto';

export function isOurs(headers, body, secret) {
  const signed = \`\${headers['webhook-id']}.\${headers['webhook-timestamp']}.\${body}\`;
  const expected = Buffer.from(\`v1,\${createHmac('sha256', secret).update(signed).digest('base64')}\`);
  const found = Buffer.from(headers['webhook-signature'] ?? '');
  const isRecent = Math.abs(Date.now() / 1000 - Number(headers['webhook-timestamp'])) < 300;
  return isRecent && found.length === expected.length && timingSafeEqual(found, expected);
}`,
    },
  ],
  notes: [
    'report.* names month and revision; catalog.synced names the source and how many entries were created, updated, restored and retired. A dry run is no event.',
    'Each event comes at least once, those of the report in order and those of the catalog in order; webhook-id is the same when it comes again. Anything but 2xx is tried again, later and later, for about a day.',
    'A delivery is not redirected and waits 10 s. Of several gateways, set WEBHOOK_URLS on one: each would send.',
  ],
};
