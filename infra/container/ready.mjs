// A container's health check: is the service behind this port ready? The image has no curl, and does not need one.
const [port = ''] = process.argv.slice(2);
try {
  const { status } = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(3_000) });
  process.exitCode = status === 200 ? 0 : 1;
} catch {
  process.exitCode = 1;
}
