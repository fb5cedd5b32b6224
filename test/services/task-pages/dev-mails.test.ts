import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { NOTICE_KINDS } from '#domain/kinds.ts';
import { MAIL_LANGUAGES } from '#mails/texts/registry.ts';
import { readConfig } from '#services/shared/config.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { BASE_URL, LINK_KEYS, quietLogger } from '../../support/mailing.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

function open(devPages?: boolean) {
  const clock = settableClock(new Date('2027-01-11T09:00:00Z'));
  return createTaskPages({
    db: database.db,
    clock,
    linkKeys: LINK_KEYS,
    baseUrl: BASE_URL,
    logger: quietLogger,
    // Every kind in every language is more than one reader looks at in a minute.
    limit: null,
    ...(devPages === undefined ? {} : { devPages }),
  });
}

describe('/dev/mails', () => {
  it('is not there unless the configuration says so', async () => {
    const env = { DATABASE_URL: 'postgres://x', LINK_KEYS: `t:${'x'.repeat(22)}` };
    expect(readConfig(env).devPages).toBe(false);
    expect(readConfig({ ...env, DEV_PAGES: 'on' }).devPages).toBe(true);
    const app = await open();
    for (const url of ['/dev/mails', '/dev/mails/draft/en', '/dev/mails/draft/en/mail.html'])
      expect((await app.inject({ url })).statusCode).toBe(404);
    await app.close();
  });

  it('shows every kind in every language: HTML in a frame without rights, text and headers', async () => {
    const app = await open(true);
    const index = (await app.inject({ url: '/dev/mails' })).body;
    for (const kind of NOTICE_KINDS) {
      for (const language of MAIL_LANGUAGES.all.keys()) {
        const url = `/dev/mails/${kind}/${language}`;
        expect(index).toContain(`href="${url}"`);
        const shown = await app.inject({ url });
        expect(shown.statusCode).toBe(200);
        expect(shown.body).toMatch(
          new RegExp(`<iframe class="mail" sandbox title="[^"]+" src="${url}/mail.html">`),
        );
        expect(shown.body).toContain('Ada Amsler');
        expect(shown.body).toContain(`Content-Language: ${language}`);
        const framed = await app.inject({ url: `${url}/mail.html` });
        expect(framed.body).toContain(`<html lang="${language}">`);
        expect(framed.headers['content-security-policy']).toContain("default-src 'none'");
        expect(framed.headers['content-security-policy']).toMatch(/; sandbox$/);
        expect(framed.headers['x-frame-options']).toBe('SAMEORIGIN');
      }
    }
    expect((await app.inject({ url: '/dev/mails/draft/de' })).body).toContain('BEGIN:VCALENDAR');
    expect((await app.inject({ url: '/dev/mails/reminder/de' })).body).toContain('List-Unsubscribe-Post');
    for (const url of ['/dev/mails/nothing/en', '/dev/mails/draft/xx'])
      expect((await app.inject({ url })).statusCode).toBe(404);
    await app.close();
  });
});
