import type { FastifyInstance } from 'fastify';
import { parse } from 'node-html-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settableClock } from '#domain/clock.ts';
import { TASK_KINDS } from '#domain/kinds.ts';
import { createTaskPages } from '#services/task-pages/create-task-pages.ts';
import { PAGE_LANGUAGES } from '#services/task-pages/texts/registry.ts';
import { DECISION_CHOICES } from '#storage/actions/decide.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { buildWorld, insertOkrSet, insertTask } from '../../support/factory.ts';
import { rightAnswer } from '../../support/lesson.ts';
import { BASE_URL, LINK_KEYS, linkPath, quietLogger } from '../../support/mailing.ts';

const NOW = new Date('2026-12-14T09:00:00Z');

/** Every text of an object, by its path; functions are called with what tells their arguments apart from words. */
function textsIn(value: unknown, path = ''): Array<[string, string]> {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const kinds: readonly unknown[] = path.endsWith('closed') ? TASK_KINDS : [7];
    return kinds.flatMap((kind) => textsIn(value('§', kind, '§'), `${path}(${kind})`));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => textsIn(part, `${path}.${key}`));
}

describe('the words of pages', () => {
  const others = [...PAGE_LANGUAGES.all.values()].filter(({ language }) => language !== 'en');

  it('are there in the languages of mails', () => {
    expect([...PAGE_LANGUAGES.all.keys()].sort()).toEqual(['de', 'en', 'es', 'fr']);
  });

  it.each(others.map((texts) => [texts.language, texts] as const))(
    'are all %s, none left in English',
    (_language, texts) => {
      const english = new Map(textsIn(PAGE_LANGUAGES.of('en')));
      const own = textsIn(texts);
      expect(own.map(([path]) => path).sort()).toEqual([...english.keys()].sort());
      expect(own.length).toBeGreaterThan(80);
      const same = own.filter(([path, text]) => /\p{L}{3}/u.test(text) && english.get(path) === text);
      expect(same).toEqual([]);
      expect(own.filter(([, text]) => /undefined|ß/.test(text))).toEqual([]);
    },
  );
});

describe('a page', () => {
  let database: TestDatabase;
  let app: FastifyInstance;
  beforeAll(async () => {
    database = await createTestDatabase();
    const deps = { db: database.db, clock: settableClock(NOW), linkKeys: LINK_KEYS, baseUrl: BASE_URL };
    app = await createTaskPages({ ...deps, logger: quietLogger });
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });
  const accept = 'text/html';
  const get = (url: string, language?: string) =>
    app.inject({ url, headers: { accept, ...(language ? { 'accept-language': language } : {}) } });
  const post = (url: string, fields: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url,
      headers: { accept, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });

  it.each([
    [
      'de-CH',
      'de',
      'Unsere Ziele für das 1. Quartal 2027',
      'bis Donnerstag, 17. Dezember um 10:00 Uhr',
      'Nicht ganz.',
    ],
    [
      'fr-CA',
      'fr',
      'Nos objectifs pour le 1er trimestre 2027',
      'jusqu’au jeudi 17 décembre à 10',
      'Pas tout à fait.',
    ],
    [
      'es-MX',
      'es',
      'Nuestros objetivos para el primer trimestre de 2027',
      'jueves, 17 de diciembre',
      'No del todo.',
    ],
    ['it-IT', 'en', 'Our goals for Q1 2027', 'until Thursday', 'Not quite.'],
  ])(
    'speaks the language of its person, from first sight to the end: %s',
    async (locale, lang, title, due, wrong) => {
      const world = await buildWorld(database.db, NOW, { locale });
      const taskId = await insertTask(database.db, NOW, world, { kind: 'acknowledge', phase: 'preparation' });
      const path = await linkPath(database.db, NOW, taskId);
      const texts = PAGE_LANGUAGES.of(lang);
      const open = (await get(path, 'pt')).body;
      expect(open).toContain(`<html lang="${lang}">`);
      expect(open).toContain(`<h1>${title}</h1>`);
      expect(open).toContain(due);
      const asked = await post(path, { answer: '1' });
      expect(asked.statusCode).toBe(422);
      expect(asked.body).toContain(wrong);
      await post(path, { answer: rightAnswer() });
      const done = (await get(path)).body;
      expect(done).toContain(texts.acknowledge.done.title);
      expect(done).toContain(texts.frame.takeBack);
      expect((await post(`${path}/not-me`, { reason: 'stranger' })).body).toContain(texts.ends.reported.next);
    },
  );

  it('ends in the language of the person whom a dead link was for', async () => {
    const world = await buildWorld(database.db, NOW, { locale: 'de-AT' });
    const taskId = await insertTask(database.db, NOW, world, {
      kind: 'check-in',
      phase: 'check-ins',
      ordinal: 2,
    });
    const path = await linkPath(database.db, NOW, taskId);
    const late = await linkPath(
      database.db,
      NOW,
      await insertTask(database.db, NOW, world, { kind: 'reflect', phase: 'celebration' }),
      -1,
    );
    expect((await get(late)).body).toContain('Dieser Link ist zu alt.');
    await database.db.updateTable('task').set({ state: 'missed' }).where('id', '=', taskId).execute();
    const { statusCode, body } = await get(path);
    expect(statusCode).toBe(410);
    expect(body).toContain('Er war bis Donnerstag, 17. Dezember offen.');
    expect(body).toContain('<html lang="de">');
  });

  it('speaks the browser’s language to whom it does not know', async () => {
    const forged = await get('/t/nonsense', 'fr-CH, en;q=0.5');
    expect(forged.statusCode).toBe(404);
    expect(forged.body).toContain('Ce lien ne mène nulle part.');
    expect((await get('/t/nonsense')).body).toContain('This link does not lead anywhere.');
    expect((await get('/real', 'ja, es;q=0.8')).body).toContain('¿Este correo es realmente nuestro?');
    expect((await get('/real', 'en-US, de;q=0.8')).body).toContain('Is this mail really from us?');
    const primer = await get('/learn/goals?lang=de', 'fr');
    expect(primer.body).toContain('<h1>Ziele in zwei Minuten</h1>');
    expect(primer.headers.vary).toContain('accept-language');
  });

  it('says what went wrong with a request in the browser’s language', async () => {
    const lost = await get('/nowhere', 'de-AT, en;q=0.5');
    expect(lost.statusCode).toBe(404);
    expect(lost.body).toContain('<html lang="de">');
    expect(lost.body).toContain('Unter dieser Adresse gibt es nichts.');
    const foreign = await app.inject({
      method: 'POST',
      url: '/t/any',
      headers: { accept, origin: 'https://elsewhere.example', 'accept-language': 'fr' },
    });
    expect(foreign.statusCode).toBe(403);
    expect(foreign.body).toContain('Ce formulaire venait d’un autre site.');
    const large = await app.inject({
      method: 'POST',
      url: '/t/any',
      headers: {
        accept,
        'content-type': 'application/x-www-form-urlencoded',
        'accept-language': 'es',
      },
      payload: `text=${'x'.repeat(200_000)}`,
    });
    expect(large.statusCode).toBe(413);
    expect(large.body).toContain('Es más texto del que cabe.');
    let busy = await get('/real', 'de');
    for (let i = 0; i < 300 && busy.statusCode === 200; i += 1) busy = await get('/real', 'de');
    expect(busy.statusCode).toBe(429);
    expect(busy.body).toContain('Das war viel auf einmal.');
  });

  it('lets goals be drafted, agreed and asked for in the language of their person', async () => {
    const { db } = database;
    const world = await buildWorld(db, NOW, { locale: 'de-DE' });
    const set = await insertOkrSet(db, world, {
      objectives: [{ title: 'Rückrufe', keyResults: [{ title: 'Anteil', baseline: null, target: 80 }] }],
    });
    const draft = { kind: 'draft', phase: 'cascade', subjectId: set.id } as const;
    const path = await linkPath(db, NOW, await insertTask(db, NOW, world, draft));
    const page = (await get(path)).body;
    expect(page).toContain('<html lang="de">');
    expect(page).toContain('<h1>Was möchten Sie bewegen? Ihre Ziele für das 1. Quartal 2027</h1>');
    // Sales has examples of its own, in the same language.
    expect(page).toContain('Angenommene Angebote ohne Rabatt');
    const asked = await post(path, {
      'objectives[0][title]': 'Fünf Workshops durchführen',
      action: 'submit',
    });
    expect(asked.statusCode).toBe(422);
    expect(asked.body).toContain('Kreuzen Sie an, dass es fertig ist');
    expect(asked.body).toContain('Wählen Sie, ob es eine Zusage oder ein ehrgeiziges Ziel ist.');
    const review = { kind: 'review', phase: 'approval', personId: world.leadId, subjectId: set.id } as const;
    const reviewing = await linkPath(db, NOW, await insertTask(db, NOW, world, review));
    const goals = (await get(reviewing)).body;
    expect(goals).toContain('<h1>Pia Person bittet Sie, die Ziele anzusehen</h1>');
    expect(goals).toContain('Ausgangswert kommt noch, Zielwert 80, noch nicht gemessen');
    expect(goals).toContain('ein Schlüsselergebnis ohne Ausgangswert');
    expect((await get(`${reviewing}/reviews`)).body).toContain('<h1>Keine Ziele warten auf Sie.</h1>');
    const none = { kind: 'answer', phase: 'approval', personId: world.leadId, subjectId: set.id } as const;
    const answering = await linkPath(db, NOW, await insertTask(db, NOW, world, none));
    expect((await get(answering)).body).toContain('Das wird nicht mehr gebraucht');
    expect((await post(answering, {})).statusCode).toBe(422);
    for (const body of [page, asked.body, goals]) {
      const words = parse(body).querySelector('main')?.structuredText ?? '';
      expect(words).toContain('Ziel');
      expect(words.match(/.*\b(?:your|what|goals?)\b.*/i)?.[0]).toBeUndefined();
    }
  });

  it('lets somebody check in and score in their language, with numbers as they write them', async () => {
    const world = await buildWorld(database.db, NOW, { locale: 'de-DE' });
    await insertOkrSet(database.db, world, {
      state: 'agreed',
      objectives: [
        {
          title: 'Rückrufe',
          keyResults: [{ title: 'Anteil', baseline: 12.5, target: 80, unit: '%', currentValue: 37.5 }],
        },
      ],
    });
    const checkIn = await linkPath(
      database.db,
      NOW,
      await insertTask(database.db, NOW, world, { kind: 'check-in', phase: 'check-ins', ordinal: 3 }),
    );
    const asked = (await get(checkIn)).body;
    expect(asked).toContain('<h1>Woche 3: Wie steht es um Ihre Schlüsselergebnisse?</h1>');
    expect(asked).toContain('Von 12,5\u00a0% bis 80\u00a0%; letztes Mal 37,5\u00a0%');
    expect((await post(checkIn, {})).body).toContain('Wählen Sie, ob sich etwas geändert hat oder nichts.');
    await post(checkIn, { changed: 'nothing' });
    expect((await get(checkIn)).body).toContain('Eingetragen, danke.');
    const score = await linkPath(
      database.db,
      NOW,
      await insertTask(database.db, NOW, world, { kind: 'score', phase: 'scoring' }),
    );
    const scored = (await get(score)).body;
    expect(scored).toContain('Zusage');
    expect(scored).toContain('Punktwert <strong>0,37</strong>. Nicht ganz.');
  });

  it.each(Object.keys(DECISION_CHOICES))(
    'puts a decision (%s) to HR ops in their language',
    async (topic) => {
      const world = await buildWorld(database.db, NOW, { locale: 'fr-FR' });
      const subjectId = topic === 'deadline' ? world.phaseRunIds.cascade : world.cycleId;
      const taskId = await insertTask(database.db, NOW, world, {
        kind: 'decide',
        phase: 'cascade',
        subjectId,
      });
      const { body } = await get(await linkPath(database.db, NOW, taskId));
      const { options } = PAGE_LANGUAGES.of('fr').decide;
      expect(body).toContain(topic === 'deadline' ? options.extend.label : options.repeat.label);
      expect(body).toContain(PAGE_LANGUAGES.of('fr').decide.question);
    },
  );
});
