/**
 * @param points sizes and what each cost, at least two sizes.
 * @returns the power of the size by which the cost grows: the slope of a straight line through the logarithms (least squares).
 */
export function exponentOf(points: ReadonlyArray<readonly [size: number, cost: number]>): number {
  const logs = points.map(([size, cost]) => [Math.log(size), Math.log(cost)] as const);
  const meanOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [meanOf(logs.map(([x]) => x)), meanOf(logs.map(([, y]) => y))];
  const along = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  return along / logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}
