import { loadLearning } from '#services/task-pages/learning.ts';

/** @returns the value of the right answer to the question that everyone is asked first. */
export function rightAnswer(): string {
  const { question } = loadLearning().lessonOf('goals', ['en']);
  return question.options.find(({ right }) => right)?.value ?? '';
}
