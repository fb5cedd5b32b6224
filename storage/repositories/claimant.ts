import pg from 'pg';

/** Who claims outbox rows. Its claims live exactly as long as its database session does: no lease, no clock. */
export interface Claimant {
  /** Unique among all processes and hosts. */
  readonly id: number;
  /** False once the session is gone; whoever works on must take a new claimant. */
  alive(): boolean;
  /** Ends the session; what is still claimed becomes free for `recoverOrphans`. */
  release(): Promise<void>;
}

/** First number of the advisory locks that show who lives. */
const CLAIMANT_LOCK = 77;

/**
 * @param databaseUrl a direct address of the database: behind a transaction pooler session locks mean nothing.
 * @returns a new claimant, its lock already held.
 * @throws the driver's error when the database cannot be reached.
 */
export async function openClaimant(databaseUrl: string): Promise<Claimant> {
  const client = new pg.Client({ connectionString: databaseUrl, keepAlive: true });
  let alive = true;
  const gone = () => {
    alive = false;
  };
  client.on('error', gone);
  client.on('end', gone);
  await client.connect();
  try {
    const { rows } = await client.query<{ id: number }>("select nextval('outbox_claimant')::int as id");
    const id = rows[0]?.id;
    if (id === undefined) throw new Error('the sequence outbox_claimant gave no number');
    await client.query('select pg_advisory_lock($1, $2)', [CLAIMANT_LOCK, id]);
    return { id, alive: () => alive, release: () => client.end() };
  } catch (error) {
    await client.end();
    throw error;
  }
}
