/**
 * What other systems can be told of: ids and figures, never what somebody wrote, nor a figure of a single person. Whoever
 * needs more asks the interface for it with a key, where permissions and policies count.
 */
export const WEBHOOK_EVENTS = [
  'cycle.launched',
  'phase.closed',
  'objectives.agreed',
  'scores.final',
  'cycle.closed',
  'cycle.cancelled',
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** What is sent when somebody tries a webhook out. */
export const TEST_EVENT = 'webhook.test';

/** When each is sent, and what it carries. */
export const WEBHOOK_EVENT_TEXTS: Readonly<Record<WebhookEvent, string>> = {
  'cycle.launched': 'a cycle was launched; its period, cohorts and number of people',
  'phase.closed': 'a phase ended in a department; how many tasks were missed',
  'objectives.agreed': 'goals were agreed; how many objectives and key results',
  'scores.final': 'goals were scored; the average, but for individual goals',
  'cycle.closed': 'a cycle is over; how many goals were agreed and scored',
  'cycle.cancelled': 'a cycle was cancelled',
};

/** @returns the events asked for, in their own order. Unknown ones are left out: `unknownEvent` names them. */
export function chosenEvents(asked: readonly string[]): WebhookEvent[] {
  return WEBHOOK_EVENTS.filter((event) => asked.includes(event));
}

/** @returns the first that there is not. */
export function unknownEvent(asked: readonly string[]): string | undefined {
  return asked.find((event) => !WEBHOOK_EVENTS.some((known) => known === event));
}
