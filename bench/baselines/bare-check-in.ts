import { randomUUID } from 'node:crypto';
import formbody from '@fastify/formbody';
import fastify from 'fastify';
import pg from 'pg';

/**
 * The best simple way to take a check-in: a handler that trusts what it is told and writes the same rows in one
 * transaction. No link is checked, nothing is validated or locked, and nothing says what came of it.
 */
const options: { databaseUrl: string } = JSON.parse(process.argv[2] ?? '{}');

interface Said {
  taskId: string;
  personId: string;
  cycleId: string;
  week: string;
  keyResultIds: string;
  values: string;
  confidence: string;
}

const pool = new pg.Pool({ connectionString: options.databaseUrl, max: 10 });
const app = fastify();
await app.register(formbody);

app.post<{ Body: Said }>('/check-in', async (request, reply) => {
  const { taskId, personId, cycleId, week, confidence } = request.body;
  const ids = request.body.keyResultIds.split(' ');
  const values = request.body.values.split(' ').map(Number);
  const client = await pool.connect();
  const run = (name: string, text: string, given: unknown[]) => client.query({ name, text, values: given });
  try {
    await client.query('begin');
    await run(
      'check-in',
      `insert into check_in (key_result_id, week, task_id, person_id, value, confidence, note, blocker, at)
       select id, $1, $2, $3, value, $4, '', '', now() from unnest($5::uuid[], $6::float8[]) as x(id, value)`,
      [Number(week), taskId, personId, Number(confidence), ids, values],
    );
    await run(
      'key-result',
      `update key_result k set current_value = x.value, confidence = $1, last_week = $2
         from unnest($3::uuid[], $4::float8[]) as x(id, value) where k.id = x.id`,
      [Number(confidence), Number(week), ids, values],
    );
    const contentId = randomUUID();
    await run('content', 'insert into audit_content (id, content) values ($1, $2)', [
      contentId,
      JSON.stringify(ids.map((id, index) => ({ key_result_id: id, value: values[index] }))),
    ]);
    await run(
      'event',
      `insert into audit_event (at, actor_kind, actor_id, action, cycle_id, phase, entity_kind, entity_id, detail, content_id)
       values (now(), 'person', $1, 'task.done', $2, 'check-ins', 'task', $3, '{"kind": "check-in"}', $4)`,
      [personId, cycleId, taskId, contentId],
    );
    await run(
      'task',
      `update task set state = 'done', settled_at = now(), final_at = now(), outcome = '{"changed": true}' where id = $1`,
      [taskId],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
  return reply.redirect('/done', 303);
});

const url = await app.listen({ host: '127.0.0.1', port: 0 });
process.send?.({ url });
process.once('SIGTERM', () => void app.close().then(() => process.exit(0)));
