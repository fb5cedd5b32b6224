import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '#services/shared/server.ts';
import { BUILT_IN_LEARNING, type Learning, loadLearning } from '#services/task-pages/learning.ts';
import { addLearningRoutes } from '#services/task-pages/learning-routes.ts';
import { quietLogger } from '../../support/mailing.ts';

const LANGUAGES = ['de', 'en', 'es', 'fr'];
let own: string;

beforeAll(() => {
  own = mkdtempSync(path.join(os.tmpdir(), 'learning-'));
  mkdirSync(path.join(own, 'de'));
  writeFileSync(
    path.join(own, 'de', 'goals.md'),
    '---\ntitle: Ziele bei Nordlicht\nowner: Ines\nquestion: Was?\nright: Das | Ja.\nwrong: Dies | Nein.\n---\nWir *wollen* <script>alert(1)</script> [hin](javascript:alert(1)).',
  );
});
afterAll(() => rmSync(own, { recursive: true }));

async function open(learning: Learning) {
  const app = await createServer({
    logger: quietLogger,
    ready: async () => undefined,
    limit: null,
    https: false,
    bodyLimitBytes: 1024,
  });
  addLearningRoutes(app, learning);
  return (url: string, acceptLanguage?: string) =>
    app.inject({ url, headers: acceptLanguage ? { 'accept-language': acceptLanguage } : {} });
}

describe('learning material', () => {
  it('has every text in every language', () => {
    const files = LANGUAGES.map((language) => readdirSync(path.join(BUILT_IN_LEARNING, language)).sort());
    expect(loadLearning().languages).toEqual(LANGUAGES);
    for (const each of files) expect(each).toEqual(files[0]);
  });

  it('comes in the language of the browser, or in the one that is asked for', async () => {
    const get = await open(loadLearning());
    const german = await get('/learn/goals', 'de-AT,de;q=0.9,en;q=0.5');
    expect(german.body).toContain('<html lang="de">');
    expect(german.body).toContain('Ziele in zwei Minuten');
    const french = await get('/learn/goals?lang=fr', 'de');
    expect(french.body).toContain('Les objectifs en deux minutes');
    const list = await get('/learn?lang=es');
    for (const slug of ['goals', 'scoring', 'examples', 'reviewing'])
      expect(list.body).toContain(`href="/learn/${slug}?lang=es"`);
  });

  it('gives way to an organisation’s own texts, which cannot bring scripts', async () => {
    const get = await open(loadLearning([BUILT_IN_LEARNING, own]));
    const page = await get('/learn/goals?lang=de');
    expect(page.body).toContain('<h1>Ziele bei Nordlicht</h1>');
    expect(page.body).toContain('Gepflegt von Ines');
    expect(page.body).toContain('&lt;script&gt;');
    expect(page.body).not.toContain('<script>');
    expect(page.body).not.toContain('href="javascript:');
    expect((await get('/learn/goals?lang=en')).body).toContain('Goals in two minutes');
  });

  it('says where to look when there is no such text', async () => {
    const get = await open(loadLearning());
    const answer = await get('/learn/nothing');
    expect(answer.statusCode).toBe(404);
    expect(answer.body).toContain('All texts are listed under /learn.');
  });
});
