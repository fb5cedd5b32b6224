/** Answers the question `{ memory: true }` with the most this process has held in memory so far, in megabytes. */
export function tellMemory(): void {
  process.on('message', (message: { memory?: true }) => {
    if (message.memory) process.send?.({ mostMb: process.resourceUsage().maxRSS / 1024 });
  });
}
