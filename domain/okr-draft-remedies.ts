/** What a draft's problems say; another language is another object of this shape. */
export interface DraftRemedies {
  why: string;
  firstObjective: string;
  fewerObjectives(limit: number): string;
  objectiveTitle: string;
  objectiveKind: string;
  alignment: string;
  firstKeyResult: string;
  fewerKeyResults(limit: number): string;
  measured: string;
  notANumber(example: string): string;
  noStart(example: string): string;
  noTarget(example: string): string;
  sameAsStart: string;
  direction: string;
  confidence: string;
  owner(name: string): string;
  contributor(name: string): string;
  fewerContributors(limit: number): string;
  fewerInitiatives(limit: number): string;
  /** What milestones are counted in. */
  milestonesUnit: string;
  fewMilestones(least: number, most: number): string;
  milestonesOrFigures: string;
  department(name: string): string;
  whatIsNeeded: string;
  neededBy: string;
  neededLater(lastDay: string): string;
  shorten(limit: number, length: number): string;
}

export const ENGLISH_REMEDIES: DraftRemedies = {
  why: 'Say in a sentence or two why this matters now.',
  firstObjective: 'Write at least one objective.',
  fewerObjectives: (limit) => `Keep the ${limit} that matter most and remove the others.`,
  objectiveTitle: 'Say in one sentence what will be better at the end.',
  objectiveKind: 'Choose whether this is a commitment or a stretch goal.',
  alignment: "Choose what it contributes to, or 'a goal of our own'.",
  firstKeyResult: 'Add at least one key result: a figure that shows whether it came true.',
  fewerKeyResults: (limit) => `Keep the ${limit} that tell most and remove the others.`,
  measured: 'Say what is measured.',
  notANumber: (example) => `Write a number such as ${example}.`,
  noStart: (example) =>
    `Give where it stands today as a number, such as ${example}, or tick that you will measure it.`,
  noTarget: (example) => `Give where it should stand at the end as a number, such as ${example}.`,
  sameAsStart: 'Give a target that differs from the start; otherwise nothing has to change.',
  direction: 'Choose whether the figure should rise or fall; without a start nobody can tell.',
  confidence: 'Choose one of the three answers, or none.',
  owner: (name) => `“${name}” is not in the list of people; choose a name from it.`,
  contributor: (name) => `“${name}” is not in the list of people; choose a name from it, or empty the field.`,
  fewerContributors: (limit) => `Keep the ${limit} who do most of it; more than that are a team.`,
  fewerInitiatives: (limit) => `Keep the ${limit} that matter most; one line each.`,
  milestonesUnit: 'milestones',
  fewMilestones: (least, most) => `Give between ${least} and ${most} milestones, one line each.`,
  milestonesOrFigures:
    'Leave the figures empty where milestones are given: it goes from none of them to all.',
  department: (name) =>
    name
      ? `“${name}” is not in the list of departments; choose one from it.`
      : 'Choose the department that you need it from.',
  whatIsNeeded: 'Say in a sentence what you need from them.',
  neededBy: 'Say by which day you need it.',
  neededLater: (lastDay) => `Choose a day up to ${lastDay}, when the period ends.`,
  shorten: (limit, length) => `Shorten it to ${limit} characters; it has ${length}.`,
};
