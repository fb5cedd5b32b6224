import { cachedBundle } from '#services/worker/bundle-cache.ts';
import { bundleWorkflows } from '#services/worker/create-worker.ts';

/** Run while the image is made: workers find their workflows compiled in WORKER_CACHE_DIR. */
const folder = process.env.WORKER_CACHE_DIR;
if (!folder) throw new Error('WORKER_CACHE_DIR is not set: set it to the folder that the image keeps.');
await cachedBundle(folder, bundleWorkflows);
