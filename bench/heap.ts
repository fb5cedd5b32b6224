/** How docker-compose.yml starts Node; whoever imports 100,000 people at once, in the console, needs the room. */
export const HEAP = {
  most: ['--max-semi-space-size=4', '--max-old-space-size=160'],
  console: ['--max-semi-space-size=4', '--max-old-space-size=512'],
} as const;
