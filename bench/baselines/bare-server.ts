import fastify from 'fastify';
import pg from 'pg';
import { tellMemory } from '../children/memory.ts';

/** A server that reads one person by key and nothing else: what Node, Fastify and a pool of connections hold by themselves. */
const options: { databaseUrl: string } = JSON.parse(process.argv[2] ?? '{}');

const pool = new pg.Pool({ connectionString: options.databaseUrl, max: 10 });
const app = fastify();
app.get<{ Params: { id: string } }>('/people/:id', async ({ params }) => {
  const { rows } = await pool.query('select * from person where id = $1', [params.id]);
  return rows[0];
});
const url = await app.listen({ host: '127.0.0.1', port: 0 });
tellMemory();
process.send?.({ url });
process.once('SIGTERM', () => void app.close().then(() => process.exit(0)));
