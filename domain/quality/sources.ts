/** What the rules rest on; shown with each finding, so that it can be looked up and argued with. */
export const SOURCES = {
  reWork: 'Google re:Work, "Set goals with OKRs"',
  doerr: 'John Doerr, "Measure What Matters" (2018)',
  wodtke: 'Christina Wodtke, "Radical Focus" (2nd ed., 2021)',
  grove: 'Andrew Grove, "High Output Management" (1983)',
  niven: 'Paul Niven and Ben Lamorte, "Objectives and Key Results" (2016)',
  castro: 'Felipe Castro, "The Beginner’s Guide to OKR" (2016)',
  locke: 'Edwin Locke and Gary Latham, "Building a Practically Useful Theory of Goal Setting" (2002)',
  ries: 'Eric Ries, "The Lean Startup" (2011)',
} as const;
